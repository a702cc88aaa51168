package health.parcha.bench;

import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.bench.relay.RelayRuns;
import health.parcha.bench.relay.RelayStand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a node carries to the chain, beside a dApp that sends a transaction a record. */
final class RelayBench {
    private static final int CLIENTS = 64;
    private static final int ROUND = 10_000;
    private static final int NAIVE = 4 * CLIENTS;
    private static final int LONG = 15_000;
    private static final int ALONE = 5;
    private static final int ALONE_TAKEN = 300;
    private static final int QUEUED = 10_000;
    private static final int CARRIED = 100_000;

    private RelayBench() {}

    /** Something measured once. */
    private interface Round {
        double take() throws InterruptedException;
    }

    static void measure(Path product, Path folder, Consumer<Figure> out) {
        try (RelayStand stand = new RelayStand(product, folder)) {
            RelayRuns runs = new RelayRuns(stand, CLIENTS);
            Say.line("warming: %d intents".formatted(ROUND));
            runs.taken(CLIENTS, ROUND);
            beside(runs, out);
            alone(runs, out);
            out.accept(
                    figure("relay-sustained", "intents/s", new Goal.AtLeast(1_000), () -> runs.taken(CLIENTS, LONG)));
            out.accept(figure("relay-accepted-50", "ms", new Goal.AtMost(25), () -> 1e3 * runs.acceptedP99(50, 10)));
            out.accept(
                    figure("relay-accepted-1000", "ms", new Goal.AtMost(250), () -> 1e3 * runs.acceptedP99(1_000, 10)));
            out.accept(figure("relay-drain", "s", new Goal.AtMost(60), () -> runs.drain(CLIENTS, QUEUED))
                    .with("intents", String.valueOf(QUEUED)));
            sizes(runs, out);
        } catch (IOException e) {
            throw new Unmeasured("The relay's stand cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }

    private static Figure figure(String name, String unit, Goal goal, Round round) throws InterruptedException {
        double before = Load.now();
        List<Double> values = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            values.add(round.take());
            Say.line("%s, round %d of %d: %.1f %s".formatted(name, i, Rounds.FEWEST, values.getLast(), unit));
        }
        return Figure.claim(name, new Rounds(values), unit, goal, Load.since(before));
    }

    /** Node and dApp in turns: 64 people, and for each the answer after which nothing of theirs is lost any more. */
    private static void beside(RelayRuns runs, Consumer<Figure> out) throws InterruptedException {
        double before = Load.now();
        List<Double> relay = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        List<Double> settled = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            relay.add(runs.taken(CLIENTS, ROUND));
            naive.add(runs.naive(CLIENTS, NAIVE));
            settled.add(runs.settled(CLIENTS, NAIVE));
            ratio.add(relay.getLast() / naive.getLast());
            Say.line("round %d of %d: %.0f intents/s, naive %.1f records/s"
                    .formatted(i, Rounds.FEWEST, relay.getLast(), naive.getLast()));
        }
        Load load = Load.since(before);
        out.accept(Figure.claim("relay-naive", new Rounds(ratio), "ratio", new Goal.AtLeast(8), load)
                .with("relay_per_s", Rounds.median(relay))
                .with("naive_per_s", Rounds.median(naive)));
        out.accept(Figure.beside("relay-64-settled", new Rounds(settled), "intents/s", load));
        out.accept(Figure.beside("naive-64", new Rounds(naive), "records/s", load));
    }

    private static void alone(RelayRuns runs, Consumer<Figure> out) throws InterruptedException {
        double before = Load.now();
        List<Double> taken = new ArrayList<>();
        List<Double> settled = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            taken.add(runs.taken(1, ALONE_TAKEN));
            settled.add(runs.settled(1, ALONE));
            naive.add(runs.naive(1, ALONE));
        }
        Load load = Load.since(before);
        out.accept(Figure.beside("relay-1", new Rounds(taken), "intents/s", load));
        out.accept(Figure.beside("relay-1-settled", new Rounds(settled), "intents/s", load));
        out.accept(Figure.beside("naive-1", new Rounds(naive), "records/s", load));
    }

    private static void sizes(RelayRuns runs, Consumer<Figure> out) throws IOException, InterruptedException {
        double before = Load.now();
        while (runs.sent() < CARRIED) {
            runs.taken(CLIENTS, (int) Math.min(LONG, CARRIED - runs.sent()));
            Say.line("%d intents carried, the chain's process has %d MB"
                    .formatted(runs.sent(), runs.chainMemory() / 1_000_000));
        }
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < Rounds.FEWEST; i++) {
            runs.taken(CLIENTS, ROUND);
            memory.add(runs.chainMemory() / 1e6);
        }
        Load load = Load.since(before);
        out.accept(Figure.claim("relay-chain-memory", new Rounds(memory), "MB", new Goal.AtMost(400), load)
                .with("intents", String.valueOf(runs.sent())));
        double row = runs.journalRow();
        out.accept(Figure.claim(
                        "relay-journal-row", new Rounds(List.of(row, row, row)), "bytes", new Goal.AtMost(1_000), load)
                .with("intents", String.valueOf(runs.sent())));
    }
}
