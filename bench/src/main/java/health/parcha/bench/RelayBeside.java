package health.parcha.bench;

import health.parcha.bench.area.Say;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.bench.relay.RelayRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Node and dApp in turns on one chain, each with the answer awaited after which nothing of a client's is lost any more.
 *
 * @param prefix of the figures' names: which chain
 */
record RelayBeside(RelayRuns runs, String prefix) {
    static final int CLIENTS = 64;
    private static final int NAIVE = 4 * CLIENTS;
    private static final int ALONE = 5;
    private static final int ALONE_TAKEN = 300;

    /** @param round intents of the node in one round */
    void many(int round, Consumer<Figure> out) throws InterruptedException {
        double before = Load.now();
        List<Double> relay = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        List<Double> settled = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            relay.add(runs.taken(CLIENTS, round));
            naive.add(runs.naive(CLIENTS, NAIVE));
            settled.add(runs.settled(CLIENTS, NAIVE));
            ratio.add(relay.getLast() / naive.getLast());
            Say.line("round %d of %d: %.0f intents/s, naive %.1f records/s"
                    .formatted(i, Rounds.FEWEST, relay.getLast(), naive.getLast()));
        }
        Load load = Load.since(before);
        out.accept(Figure.claim(prefix + "relay-naive", new Rounds(ratio), "ratio", new Goal.AtLeast(8), load)
                .with("relay_per_s", Rounds.median(relay))
                .with("naive_per_s", Rounds.median(naive)));
        out.accept(Figure.beside(prefix + "relay-64-settled", new Rounds(settled), "intents/s", load));
        out.accept(Figure.beside(prefix + "naive-64", new Rounds(naive), "records/s", load));
    }

    /** The row for one client. */
    void alone(Consumer<Figure> out) throws InterruptedException {
        double before = Load.now();
        List<Double> taken = new ArrayList<>();
        List<Double> settled = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        for (int i = 1; i <= Rounds.FEWEST; i++) {
            taken.add(runs.taken(1, ALONE_TAKEN));
            settled.add(runs.settled(1, ALONE));
            naive.add(runs.naive(1, ALONE));
            Say.line("one client, round %d of %d".formatted(i, Rounds.FEWEST));
        }
        Load load = Load.since(before);
        out.accept(Figure.beside(prefix + "relay-1", new Rounds(taken), "intents/s", load));
        out.accept(Figure.beside(prefix + "relay-1-settled", new Rounds(settled), "intents/s", load));
        out.accept(Figure.beside(prefix + "naive-1", new Rounds(naive), "records/s", load));
    }
}
