package health.parcha.bench;

import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Figure;
import health.parcha.client.ClientFault;
import health.parcha.demo.area.DemoFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ./parcha bench [NAME...]}: one {@code FIG} line a figure on standard output, the progress on standard error. Exit
 * code 0 where every goal was met, 1 where one was missed, not measured or could not be taken, 2 for a name that is none.
 */
public final class Bench {
    private static final int MISSED = 1;
    private static final int USAGE = 2;

    private Bench() {}

    public static void main(String[] names) {
        System.exit(run(names));
    }

    private static int run(String[] names) {
        List<Suite> suites;
        try {
            suites = names.length == 0
                    ? List.of(Suite.values())
                    : Arrays.stream(names).map(Suite::named).sorted().distinct().toList();
        } catch (IllegalArgumentException e) {
            System.err.println("parcha bench: " + e.getMessage());
            return USAGE;
        }
        try (Stage stage = new Stage(Path.of(System.getProperty("parcha.root", ".")))) {
            List<Figure> figures = new ArrayList<>();
            for (Suite suite : suites) {
                Say.line("== %s".formatted(suite.word()));
                suite.on(stage, figure -> {
                    print(figure);
                    figures.add(figure);
                });
            }
            return figures.stream().allMatch(Figure::isGood) ? 0 : MISSED;
        } catch (Unmeasured e) {
            System.err.println("parcha bench: " + e.getMessage());
        } catch (ClientFault e) {
            System.err.println("parcha bench: " + e.code() + ": " + e.sentence() + " " + e.next());
        } catch (DemoFault e) {
            System.err.println("parcha bench: " + e.code() + ": " + e.getMessage() + " " + e.next());
        }
        return MISSED;
    }

    private static void print(Figure figure) {
        System.out.println(figure.line());
        System.out.flush();
    }
}
