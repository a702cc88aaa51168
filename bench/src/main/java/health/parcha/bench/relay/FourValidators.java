package health.parcha.bench.relay;

import health.parcha.bench.area.Unmeasured;
import health.parcha.validators.CliqueNetwork;
import health.parcha.validators.TestedChain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Four validators of geth's proof of authority (Clique), a block a second; a block counts as settled when two stand on it. */
public final class FourValidators implements Engine {
    private final TestedChain chain;

    private FourValidators(TestedChain chain) {
        this.chain = chain;
    }

    /** Starts them below an absent folder; PARCHA_GETH names the program. */
    public static FourValidators start(Path folder, Purse purse) throws InterruptedException {
        Path geth = Optional.ofNullable(System.getenv("PARCHA_GETH"))
                .map(Path::of)
                .orElseThrow(() -> new Unmeasured("PARCHA_GETH names no program: use ./parcha bench."));
        try {
            return new FourValidators(CliqueNetwork.start(geth, Files.createDirectories(folder), purse.addresses()));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new Unmeasured("Four validators do not start: " + e.getMessage(), e);
        }
    }

    @Override
    public URI url() {
        return chain.all().getFirst();
    }

    @Override
    public String finality() {
        return chain.finality();
    }

    @Override
    public void close() {
        chain.close();
    }
}
