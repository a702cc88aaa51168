package health.parcha.demo;

import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.Status;
import health.parcha.demo.importing.Progress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows how far the import is, for whoever watches and for {@code demo status}. */
final class Ticker implements AutoCloseable {
    private static final long SECONDS = 3;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    private final AreaFolder folder;
    private final Progress progress;
    private final Terminal terminal;
    private String last = "";

    private Ticker(AreaFolder folder, Progress progress, Terminal terminal) {
        this.folder = folder;
        this.progress = progress;
        this.terminal = terminal;
    }

    static Ticker begin(AreaFolder folder, Progress progress, Terminal terminal) {
        Ticker ticker = new Ticker(folder, progress, terminal);
        var _ = ticker.thread.scheduleAtFixedRate(ticker::tick, 0, SECONDS, TimeUnit.SECONDS);
        return ticker;
    }

    private synchronized void tick() {
        String line = progress.line();
        if (!line.equals(last)) {
            last = line;
            new Status(List.of(line)).write(folder);
            terminal.accept("  " + line);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        tick();
    }
}
