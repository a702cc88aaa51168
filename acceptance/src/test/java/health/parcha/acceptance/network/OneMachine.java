package health.parcha.acceptance.network;

import health.parcha.acceptance.area.Launcher;
import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import health.parcha.validators.TestedChain;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The embedded chain: one process with its journal on disk, the same engine for every node. */
final class OneMachine implements TestedChain {
    private static final long CHAIN_ID = 31_401;

    private final EmbeddedChain chain;

    OneMachine(Path folder) {
        this.chain = EmbeddedChain.start(
                AnvilBinary.installedIn(Launcher.ROOT.resolve("contracts/node_modules")),
                folder.resolve("chain"),
                ChainSettings.demo(CHAIN_ID),
                InstantSource.system());
    }

    EmbeddedChain chain() {
        return chain;
    }

    @Override
    public List<URI> all() {
        return List.of(chain.url());
    }

    @Override
    public String finality() {
        return "journal: " + chain.journalledHead().file();
    }

    @Override
    public String validators() {
        return "1";
    }

    @Override
    public boolean expects(int reorganisations) {
        return reorganisations == 0;
    }

    @Override
    public List<Trouble> troubles() {
        return List.of();
    }

    @Override
    public void close() {
        chain.close();
    }
}
