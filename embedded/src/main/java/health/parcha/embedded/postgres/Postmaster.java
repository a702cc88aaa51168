package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.os.ChildProcess;
import health.parcha.embedded.os.Leftovers;
import health.parcha.embedded.os.Pause;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The running server of a cluster. */
record Postmaster(ChildProcess child, int port) {
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration FAST_STOP = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);

    /** Starts the server and waits until it takes connections. */
    static Postmaster start(Cluster cluster, PostgresSettings settings, int port) {
        if (!Ports.isFree(port)) {
            throw Ports.inUse(port, "PostgreSQL", "Stop that program or choose another port.");
        }
        Path log = cluster.folder().resolveSibling("postgres.log");
        ChildProcess child = ChildProcess.start(command(cluster, settings, port), cluster.folder(), log);
        Postmaster postmaster = new Postmaster(child, port);
        try {
            postmaster.awaitReady(cluster.folder().resolve("postmaster.pid"));
            return postmaster;
        } catch (RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    private static List<String> command(Cluster cluster, PostgresSettings settings, int port) {
        List<String> command = new ArrayList<>(cluster.runAs().prefix());
        command.addAll(List.of(
                cluster.binaries().program("postgres"), "-D", cluster.folder().toString()));
        ServerOptions.of(settings, port).forEach(option -> command.addAll(List.of("-c", option)));
        return command;
    }

    private void awaitReady(Path pidFile) {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(pidFile)) {
            if (!child.isAlive()) {
                throw failed("ended instead of starting");
            }
            if (System.nanoTime() - deadline > 0) {
                throw failed("was not ready within " + READY_WITHIN.toSeconds() + " s");
            }
            Pause.millis(10, "waiting for PostgreSQL");
        }
    }

    /** Line 1 is the process id, line 8 the state; a file that a former server left has another id. */
    private boolean isReady(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() >= 8
                    && lines.get(0).strip().equals(Long.toString(child.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false; // not written yet
        }
    }

    private EmbeddedFault failed(String how) {
        return new EmbeddedFault(
                Code.START_FAILED,
                "PostgreSQL " + how + ". Its log ends:\n" + child.logTail() + "\n",
                "Mend what the log names, then start again.");
    }

    /** SIGINT: sessions are ended, a checkpoint is written. SIGQUIT if that takes too long: recovery runs at the next start. */
    void stop() {
        if (!child.isAlive()) {
            return;
        }
        Signal.INT.send(child.pid());
        if (!child.waitFor(FAST_STOP)) {
            Signal.QUIT.send(child.pid());
            if (!child.waitFor(IMMEDIATE_STOP)) {
                child.kill();
            }
        }
    }

    /** Ends whatever a killed supervisor or a killed server left running in the folder. */
    static void stopLeftovers(Path folder) {
        Leftovers leftovers = new Leftovers("postgres", folder);
        postmasterIn(folder, leftovers).forEach(Signal.INT::send);
        if (leftovers.gone(FAST_STOP)) {
            return;
        }
        // Backends without a postmaster hold nothing that is not in the write-ahead log.
        leftovers.pids().forEach(Signal.KILL::send);
        if (!leftovers.gone(IMMEDIATE_STOP)) {
            throw new EmbeddedFault(
                    Code.STOP_FAILED,
                    "A former PostgreSQL of " + folder + " does not end (process ids " + leftovers.pids() + ").",
                    "End it by hand, then start again.");
        }
    }

    private static List<Long> postmasterIn(Path folder, Leftovers leftovers) {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return leftovers.pids().contains(pid) ? List.of(pid) : List.of();
        } catch (IOException | RuntimeException e) {
            return List.of(); // no file, or a torn one: no server finished starting here
        }
    }
}
