package health.parcha.validators;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, whose words go to a file. */
final class Daemon implements AutoCloseable {
    private static final long START = TimeUnit.SECONDS.toNanos(60);

    private final Path program;
    private final Path log;
    private Optional<Process> process = Optional.empty();

    Daemon(Path program, Path log) {
        this.program = program;
        this.log = log;
    }

    /** Whether it answers now. */
    interface Answers {
        boolean now() throws Exception;
    }

    /** Runs it to its end and gives what it printed on standard output. */
    String run(List<String> options) throws Exception {
        Process once = new ProcessBuilder(command(options))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        String said = new String(once.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (once.waitFor() != 0) {
            throw new IllegalStateException(program + " " + options + " failed: " + Files.readString(log));
        }
        return said;
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        return command;
    }

    /** Starts it, or starts it again; returns when it answers. */
    void start(List<String> options, Answers answers) throws Exception {
        process = Optional.of(new ProcessBuilder(command(options))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
        long deadline = System.nanoTime() + START;
        while (!answers.now()) {
            if (!process.orElseThrow().isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("a validator does not start: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, Long.toString(process.orElseThrow().pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
    }
}
