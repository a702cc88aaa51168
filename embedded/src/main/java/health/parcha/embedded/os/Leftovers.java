package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processes a killed supervisor left behind. One is ours if its executable has our program's name and its working folder
 * is our data folder, which only its children enter: process ids are reused, these two facts are not.
 */
public record Leftovers(String program, Path workingFolder) {

    /** Those alive now. */
    public List<Long> pids() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(this::isOurs)
                    .map(p -> Long.parseLong(p.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot list /proc.", e);
        }
    }

    /** Waits until none is alive; true if so. */
    public boolean gone(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!pids().isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Pause.millis(20, "waiting for a former " + program);
        }
        return true;
    }

    private boolean isOurs(Path process) {
        try {
            Path executable = Files.readSymbolicLink(process.resolve("exe"));
            // An executable that was replaced since is shown as "postgres (deleted)".
            String name = executable.getFileName().toString().replace(" (deleted)", "");
            return name.equals(program)
                    && Files.readSymbolicLink(process.resolve("cwd")).equals(workingFolder);
        } catch (IOException e) {
            return false; // ended meanwhile, or belongs to a user we may not look at and so did not start
        }
    }
}
