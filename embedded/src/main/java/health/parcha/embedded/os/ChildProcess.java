package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A long-lived direct child in a session of its own, working in a given folder and writing to a log file. */
public final class ChildProcess {
    private static final long LOG_LIMIT = 8L << 20;

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the command; a log above 8 MiB is put aside first (one generation). */
    public static ChildProcess start(List<String> command, Path workingFolder, Path log) {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command);
        try {
            rotate(log);
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(workingFolder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Environment.clear(builder);
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new EmbeddedFault(
                    Code.BINARY_UNUSABLE,
                    "Cannot start " + String.join(" ", command.subList(0, Math.min(3, command.size()))) + ": " + e,
                    "Check that the program is there and may be executed.");
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the child has ended. */
    public void awaitEnd() {
        process.onExit().join();
    }

    /** SIGKILL, and waits for the end. */
    public void kill() {
        process.destroyForcibly();
        if (!waitFor(Duration.ofSeconds(10))) {
            throw new EmbeddedFault(
                    Code.STOP_FAILED, "Process " + pid() + " survives SIGKILL.", "The disk may hang; see dmesg.");
        }
    }

    /** Waits at most so long; true if the child has ended. */
    public boolean waitFor(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw EmbeddedFault.interrupted("waiting for process " + pid(), e);
        }
    }

    /** The last lines of the log, for the message of a failed start. */
    public String logTail() {
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        } catch (IOException e) {
            return "(log " + log + " unreadable: " + e + ")";
        }
    }
}
