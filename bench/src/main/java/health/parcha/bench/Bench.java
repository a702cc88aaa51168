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
 * {@code ./parcha bench [NAME...] [--json]}, {@code ./parcha bench relay --part PART}: one {@code FIG} line, or JSON object, a
 * figure on standard output; the progress and at the end a table on standard error. Exit code 0 where every goal was met, 1 where one was missed, not measured or could not be taken, 2 for a name that is none.
 */
public final class Bench {
    private static final int MISSED = 1;
    private static final int USAGE = 2;

    private Bench() {}

    public static void main(String[] names) {
        System.exit(run(names));
    }

    private static int run(String[] words) {
        if (Arrays.stream(words).anyMatch(word -> word.equals("-h") || word.equals("--help"))) {
            System.out.print(Wanted.help());
            return 0;
        }
        Wanted wanted;
        try {
            wanted = Wanted.of(words);
        } catch (IllegalArgumentException e) {
            System.err.println("parcha bench: " + e.getMessage());
            return USAGE;
        }
        Say.line("this takes about %d minutes on a quiet machine of two cores".formatted(wanted.minutes()));
        List<Figure> figures = new ArrayList<>();
        try (Stage stage = new Stage(Path.of(System.getProperty("parcha.root", ".")))) {
            for (Suite suite : wanted.suites()) {
                Say.line("== %s".formatted(suite.word()));
                suite.on(stage, wanted.parts(), figure -> {
                    print(wanted.json() ? figure.json() : figure.line());
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
        } finally {
            figures.forEach(figure -> Say.line(figure.row()));
        }
        return MISSED;
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
