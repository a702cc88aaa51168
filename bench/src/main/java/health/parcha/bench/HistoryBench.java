package health.parcha.bench;

import health.parcha.bench.area.LongFile;
import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.bench.reading.PlainServer;
import health.parcha.bench.reading.ReaderProcess;
import health.parcha.bench.reading.ReaderProcess.Signatures;
import health.parcha.bench.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** How long a reader waits for a whole file of another hospital's patient, everything opened and checked. */
final class HistoryBench {
    private static final int SHORT = 1_000;
    private static final int LONG = 10_000;
    private static final Goal GOAL = new Goal.AtMost(0.5);

    private HistoryBench() {}

    /** How often a file is taken in each round: until the program is warm, and then to be timed. */
    private record Times(int warming, int timed) {}

    static void measure(Stage stage, Consumer<Figure> out) {
        shortOnes(stage).forEach(out);
        longOnes(stage).forEach(out);
    }

    private static List<Figure> shortOnes(Stage stage) {
        LongFile file = stage.file(SHORT);
        double before = Load.now();
        List<Round> ours = new ArrayList<>();
        List<Round> jdk = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            ours.add(round(stage, file, Signatures.NATIVE, new Times(8, 5), i));
            jdk.add(round(stage, file, Signatures.JDK, new Times(3, 3), i));
        }
        Load load = Load.since(before);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.claim("history-1000", rounds(ours, Round::warm), "s", GOAL, load)
                .with("cpu_s", rounds(ours, Round::warmCpu).median())
                .with("MB", ours.getLast().bytes() / 1e6));
        figures.addAll(beside("history-1000", ours, load));
        figures.add(Figure.beside("history-1000-jdk-signatures", rounds(jdk, Round::warm), "s", load)
                .with("cold", rounds(jdk, Round::cold).median()));
        return figures;
    }

    private static List<Figure> longOnes(Stage stage) {
        LongFile file = stage.file(LONG);
        Times times = new Times(2, 3);
        double before = Load.now();
        List<Round> ours = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            ours.add(round(stage, file, Signatures.NATIVE, times, i));
        }
        Load load = Load.since(before);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.beside("history-10000", rounds(ours, Round::warm), "s", load)
                .with("cpu_s", rounds(ours, Round::warmCpu).median())
                .with("MB", ours.getLast().bytes() / 1e6));
        figures.addAll(beside("history-10000", ours, load));
        return figures;
    }

    private static List<Figure> beside(String name, List<Round> rounds, Load load) {
        return List.of(
                Figure.beside(name + "-cold", rounds(rounds, Round::cold), "s", load),
                Figure.beside(name + "-fetch", rounds(rounds, Round::fetch), "s", load),
                Figure.beside(name + "-plain-get", rounds(rounds, Round::get), "s", load));
    }

    /** One reader's program; each time is the median of what was timed in it, in seconds. */
    private record Round(double cold, double warm, double warmCpu, double fetch, double get, long bytes) {}

    private static Round round(Stage stage, LongFile file, Signatures signatures, Times times, int number) {
        Say.line("round %d of %d: %d records, Ed25519 %s"
                .formatted(
                        number, Rounds.FEWEST, file.records(), signatures.name().toLowerCase(java.util.Locale.ROOT)));
        try (ReaderProcess reader = ReaderProcess.start(stage.residents().manifest(), file, signatures)) {
            Reading cold = whole(reader.open(), file);
            taken(times.warming(), () -> whole(reader.open(), file));
            List<Reading> warm = taken(times.timed(), () -> whole(reader.open(), file));
            List<Reading> fetched = taken(times.timed(), reader::fetch);
            byte[] same = new byte[Math.toIntExact(cold.bytes())];
            new Random(1).nextBytes(same);
            try (PlainServer plain = PlainServer.start(same)) {
                reader.get(plain.file());
                List<Reading> got = taken(times.timed(), () -> reader.get(plain.file()));
                Round round = new Round(
                        cold.seconds(),
                        median(warm, Reading::seconds),
                        median(warm, Reading::cpuSeconds),
                        median(fetched, Reading::seconds),
                        median(got, Reading::seconds),
                        cold.bytes());
                Say.line("cold %.2f s, warm %.2f s, fetched alone %.2f s"
                        .formatted(round.cold(), round.warm(), round.fetch()));
                return round;
            }
        }
    }

    private static List<Reading> taken(int times, Supplier<Reading> take) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            readings.add(take.get());
        }
        return readings;
    }

    private static Reading whole(Reading reading, LongFile file) {
        if (reading.records() != file.records()) {
            throw new Unmeasured(reading.records() + " of " + file.records() + " records came.");
        }
        return reading;
    }

    private static double median(List<Reading> readings, ToDoubleFunction<Reading> value) {
        return Rounds.median(readings.stream().map(r -> value.applyAsDouble(r)).toList());
    }

    private static Rounds rounds(List<Round> rounds, ToDoubleFunction<Round> value) {
        return new Rounds(rounds.stream().map(r -> value.applyAsDouble(r)).toList());
    }
}
