package health.parcha.bench;

import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.figures.Goal;
import health.parcha.bench.figures.Load;
import health.parcha.bench.figures.Rounds;
import health.parcha.bench.relay.EmbeddedEngine;
import health.parcha.bench.relay.Purse;
import health.parcha.bench.relay.RelayRuns;
import health.parcha.bench.relay.RelayStand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a node carries to the chain, beside a dApp that sends a transaction a record. */
final class RelayBench {
    private static final int CLIENTS = RelayBeside.CLIENTS;
    private static final int ROUND = 10_000;
    private static final int LONG = 15_000;
    private static final int QUEUED = 10_000;
    private static final int CARRIED = 100_000;

    private RelayBench() {}

    /** Something measured once. */
    private interface Round {
        double take() throws InterruptedException;
    }

    /** @param parts other than that of four validators */
    static void measure(Path product, Path folder, Set<RelayPart> parts, Consumer<Figure> out) {
        Purse purse = Purse.fresh(CLIENTS);
        try (EmbeddedEngine chain = new EmbeddedEngine(
                        product, Files.createDirectories(folder).resolve("chain"));
                RelayStand stand = new RelayStand(product, folder, purse, chain)) {
            RelayRuns runs = new RelayRuns(stand);
            Say.line("warming: %d intents".formatted(ROUND));
            runs.taken(CLIENTS, ROUND);
            for (RelayPart part : parts) {
                Say.line("-- " + part.word());
                measure(part, runs, chain, out);
            }
        } catch (IOException e) {
            throw new Unmeasured("The relay's stand cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }

    private static void measure(RelayPart part, RelayRuns runs, EmbeddedEngine chain, Consumer<Figure> out)
            throws IOException, InterruptedException {
        RelayBeside beside = new RelayBeside(runs, "");
        switch (part) {
            case BESIDE -> beside.many(ROUND, out);
            case ALONE -> beside.alone(out);
            case SUSTAINED ->
                out.accept(figure(
                        "relay-sustained", "intents/s", new Goal.AtLeast(1_000), () -> runs.taken(CLIENTS, LONG)));
            case ACCEPTED -> {
                out.accept(accepted(runs, 50, 25));
                out.accept(accepted(runs, 1_000, 250));
            }
            case DRAIN ->
                out.accept(figure("relay-drain", "s", new Goal.AtMost(60), () -> runs.drain(chain, CLIENTS, QUEUED))
                        .with("intents", String.valueOf(QUEUED)));
            case CARRIED -> sizes(runs, chain, out);
            case FOUR_VALIDATORS -> throw new IllegalArgumentException("another chain's");
        }
    }

    private static Figure accepted(RelayRuns runs, int rate, int milliseconds) throws InterruptedException {
        return figure(
                "relay-accepted-" + rate,
                "ms",
                new Goal.NeverAbove(milliseconds),
                () -> 1e3 * runs.acceptedP99(rate, 10));
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

    private static void sizes(RelayRuns runs, EmbeddedEngine chain, Consumer<Figure> out)
            throws IOException, InterruptedException {
        double before = Load.now();
        while (runs.sent() < CARRIED) {
            runs.taken(CLIENTS, (int) Math.min(LONG, CARRIED - runs.sent()));
            Say.line("%d intents carried, the chain's process has %d MB"
                    .formatted(runs.sent(), chain.memory() / 1_000_000));
        }
        List<Double> memory = new ArrayList<>();
        for (int i = 0; i < Rounds.FEWEST; i++) {
            runs.taken(CLIENTS, ROUND);
            memory.add(chain.memory() / 1e6);
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
