package health.parcha.bench;

import health.parcha.bench.area.Say;
import health.parcha.bench.area.Unmeasured;
import health.parcha.bench.figures.Figure;
import health.parcha.bench.relay.Engine;
import health.parcha.bench.relay.FourValidators;
import health.parcha.bench.relay.Purse;
import health.parcha.bench.relay.RelayRuns;
import health.parcha.bench.relay.RelayStand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The relay beside the dApp on four validators of a real engine, all on this machine. */
final class FourValidatorsBench {
    private static final int ROUND = 6_000;
    private static final int WARMING = 8_000;

    private FourValidatorsBench() {}

    static void measure(Path product, Path folder, Consumer<Figure> out) {
        Purse purse = Purse.fresh(RelayBeside.CLIENTS);
        Say.line("four validators start");
        try (Engine chain = FourValidators.start(folder.resolve("validators"), purse);
                RelayStand stand = new RelayStand(product, folder, purse, chain)) {
            RelayRuns runs = new RelayRuns(stand);
            Say.line("warming: %d intents".formatted(WARMING));
            runs.taken(RelayBeside.CLIENTS, WARMING);
            RelayBeside beside = new RelayBeside(runs, "four-validators-");
            beside.many(ROUND, out);
            beside.alone(out);
        } catch (IOException e) {
            throw new Unmeasured("The relay's stand cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }
}
