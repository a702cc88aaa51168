package health.parcha.bench.relay;

import health.parcha.bench.area.Unmeasured;
import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** The embedded chain, a block a second. */
public final class EmbeddedEngine implements Engine {
    private final Path product;
    private final Path folder;
    private EmbeddedChain chain;

    /** Starts it in an absent folder. */
    public EmbeddedEngine(Path product, Path folder) {
        this.product = product;
        this.folder = folder;
        this.chain = started();
    }

    private EmbeddedChain started() {
        return EmbeddedChain.start(
                AnvilBinary.installedIn(product.resolve("contracts/node_modules")),
                folder,
                ChainSettings.demo(31_337),
                InstantSource.system());
    }

    /** The same chain on the same port, with its past. */
    void startAgain() {
        chain = started();
    }

    /** Resident bytes of its process. */
    public long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + chain.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(kib -> Long.parseLong(kib) * 1024)
                .findFirst()
                .orElseThrow(() -> new Unmeasured("The chain's process is gone."));
    }

    @Override
    public URI url() {
        return chain.url();
    }

    @Override
    public String finality() {
        return "journal: " + chain.journalledHead().file();
    }

    @Override
    public void requireRunning() {
        CompletableFuture<Void> end = chain.end().toCompletableFuture();
        if (end.isCompletedExceptionally()) {
            throw new Unmeasured(
                    "The chain has ended and cannot be brought back: " + end.exceptionNow(), end.exceptionNow());
        }
    }

    @Override
    public void close() {
        chain.close();
    }
}
