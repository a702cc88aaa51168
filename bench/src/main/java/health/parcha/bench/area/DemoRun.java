package health.parcha.bench.area;

import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.RunningDemo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A demo on a fresh folder, started by the launcher as a person starts it. {@link #close()} stops it and deletes the folder. */
public final class DemoRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final AreaFolder folder;
    private final Process process;
    private final Thread atExit;
    private final long began = System.nanoTime();
    private final CompletableFuture<Imported> imported = new CompletableFuture<>();

    private DemoRun(AreaFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.atExit = new Thread(process::destroy, "stop-demo");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Launches it; it is not ready yet.
     *
     * @param product where the launcher is
     * @param data is not there yet
     * @param options of {@code ./parcha demo}
     */
    public static DemoRun launch(Path product, Path data, List<String> options) {
        List<String> command =
                new ArrayList<>(List.of(product.resolve("parcha").toString(), "demo", "--data", data.toString()));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PARCHA_NO_BUILD", "1");
        try {
            DemoRun run = new DemoRun(new AreaFolder(data), builder.start());
            Thread.ofPlatform().daemon().name("demo-says").start(run::listen);
            return run;
        } catch (IOException e) {
            throw new Unmeasured("The demo cannot be started: " + e.getMessage(), e);
        }
    }

    public AreaFolder folder() {
        return folder;
    }

    /** Seconds since it was launched. */
    public double age() {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Returns when {@code area.json} is there. */
    public void awaitArea() {
        while (!Files.exists(folder.areaFile())) {
            if (!process.isAlive() || age() > PATIENCE.toSeconds()) {
                throw new Unmeasured("The demo did not become ready; what it said stands above.");
            }
            pause();
        }
    }

    /** Returns when the import is done; what it says of itself. */
    public Imported awaitImport() {
        try {
            return imported.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Unmeasured("The import was not finished: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new Unmeasured("The import was not finished after " + PATIENCE.toMinutes() + " minutes.", e);
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }

    /** The largest of the nodes, resident, in bytes. */
    public long largestNode() {
        return process.descendants()
                .filter(NodeMemory::isNode)
                .mapToLong(NodeMemory::resident)
                .max()
                .orElseThrow(() -> new Unmeasured("No node of the demo was found among the processes."));
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Say.line("  demo: %s".formatted(line));
                Imported.read(line).ifPresent(imported::complete);
                if (line.startsWith("The import has stopped")) {
                    imported.completeExceptionally(new Unmeasured(line));
                }
            }
            imported.completeExceptionally(new Unmeasured("The demo has ended."));
        } catch (IOException | UncheckedIOException e) {
            imported.completeExceptionally(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                throw new Unmeasured("The demo does not end; its process is " + process.pid() + ".");
            }
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
        RunningDemo.reset(folder);
    }
}
