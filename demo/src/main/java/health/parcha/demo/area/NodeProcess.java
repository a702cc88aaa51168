package health.parcha.demo.area;

import health.parcha.embedded.os.ChildProcess;
import health.parcha.embedded.os.Leftovers;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A hospital's node in a process of its own, started again when it dies, until it is stopped. */
final class NodeProcess {
    /** A node that writes its class cache takes its time to end. */
    private static final Duration GRACE = Duration.ofSeconds(60);
    /** A node that lives shorter than this did not start at all. */
    private static final Duration TOO_SHORT = Duration.ofSeconds(10);

    private static final int FAILURES_IN_A_ROW = 3;

    private final Hospital hospital;
    private final NodeProgram program;
    private final NodeSettingsFile settings;
    private final Path log;
    private final Consumer<String> say;
    private ChildProcess child;
    private boolean stopped;
    private boolean broken;

    private NodeProcess(
            Hospital hospital,
            NodeProgram program,
            NodeSettingsFile settings,
            Path log,
            Consumer<String> say,
            ChildProcess first) {
        this.hospital = hospital;
        this.program = program;
        this.settings = settings;
        this.log = log;
        this.say = say;
        this.child = first;
    }

    /** Ends what a killed demo left of this node, and starts it; it answers later. */
    static NodeProcess start(
            Hospital hospital, NodeProgram program, NodeSettingsFile settings, Path log, Consumer<String> say) {
        endLeftovers(settings.folder());
        if (!Ports.isFree(hospital.port())) {
            throw new DemoFault(
                    "PORT_IN_USE",
                    "Port " + hospital.port() + ", on which " + hospital.name()
                            + " listens, is used by another program.",
                    "Stop that program; the address stands in the network's documents and does not change.");
        }
        NodeProcess node = new NodeProcess(hospital, program, settings, log, say, launch(program, settings, log));
        Thread.ofPlatform().daemon().name("node-" + hospital.number()).start(node::supervise);
        return node;
    }

    private static ChildProcess launch(NodeProgram program, NodeSettingsFile settings, Path log) {
        return ChildProcess.start(program.command(settings.file()), settings.folder(), log);
    }

    /** Only this node has its folder as working folder. */
    private static void endLeftovers(Path folder) {
        Leftovers former = new Leftovers("java", real(folder));
        former.pids().forEach(Signal.TERM::send);
        if (!former.gone(Duration.ofSeconds(5))) {
            former.pids().forEach(Signal.KILL::send);
            former.gone(GRACE);
        }
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw DemoFault.file("Cannot use " + folder + ".", e);
        }
    }

    Hospital hospital() {
        return hospital;
    }

    synchronized long pid() {
        return child.pid();
    }

    /** Whether it was given up: it ends again and again. */
    synchronized boolean isBroken() {
        return broken;
    }

    /** SIGTERM, then SIGKILL where that does not help. */
    void stop() {
        ChildProcess last;
        synchronized (this) {
            stopped = true;
            last = child;
        }
        if (last.isAlive()) {
            Signal.TERM.send(last.pid());
            if (!last.waitFor(GRACE)) {
                last.kill();
            }
        }
    }

    /** What the node said last. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("parcha node: "))
                    .reduce((a, b) -> b)
                    .orElse("See " + log + ".");
        } catch (IOException | java.io.UncheckedIOException e) {
            return "Its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    private void supervise() {
        int failures = 0;
        while (true) {
            long began = System.nanoTime();
            current().awaitEnd();
            failures = System.nanoTime() - began < TOO_SHORT.toNanos() ? failures + 1 : 0;
            if (!revive(failures)) {
                return;
            }
        }
    }

    private synchronized ChildProcess current() {
        return child;
    }

    private synchronized boolean revive(int failures) {
        if (stopped) {
            return false;
        }
        if (failures >= FAILURES_IN_A_ROW) {
            broken = true;
            say.accept(hospital.name() + " does not stay up. " + lastWords());
            return false;
        }
        say.accept("The node of " + hospital.name() + " has died; starting it again.");
        child = launch(program, settings, log);
        return true;
    }
}
