package health.parcha.demo.area;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.os.DataFolder;
import health.parcha.embedded.os.DurableFile;
import health.parcha.embedded.os.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which process holds a demo's folder, told by {@code demo.pid}: its id and when it began, since ids are used again. */
public final class RunningDemo {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private RunningDemo() {}

    /** Takes the folder for this process; the lock falls when the process ends, however it ends. */
    public static DataFolder hold(AreaFolder folder) {
        folder.claim();
        try {
            DataFolder held = DataFolder.open(folder.root(), AreaFolder.VERSION);
            ProcessHandle me = ProcessHandle.current();
            String text = me.pid() + " " + began(me) + "\n";
            DurableFile.publish(folder.pid(), text.getBytes(StandardCharsets.US_ASCII));
            return held;
        } catch (EmbeddedFault e) {
            if (e.code() == EmbeddedFault.Code.FOLDER_IN_USE) {
                throw new DemoFault(
                        "DEMO_RUNS",
                        "A demo runs on " + folder.root() + " already.",
                        "./parcha demo status shows it, ./parcha demo stop ends it; or name another folder with --data.",
                        e);
            }
            throw e;
        }
    }

    /** The process that runs the demo of the folder now. */
    public static Optional<ProcessHandle> find(AreaFolder folder) {
        try {
            List<String> words = List.of(Files.readString(folder.pid()).strip().split(" ", 2));
            return ProcessHandle.of(Long.parseLong(words.getFirst()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> began(process) == Long.parseLong(words.getLast()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + folder.pid() + ".", e);
        }
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Ends the running demo as Ctrl-C would; true if there was one. */
    public static boolean stop(AreaFolder folder) {
        Optional<ProcessHandle> running = find(folder);
        running.ifPresent(process -> {
            Signal.TERM.send(process.pid());
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                throw new DemoFault("INTERRUPTED", "Interrupted while the demo stopped.", "Look again.", e);
            } catch (java.util.concurrent.TimeoutException e) {
                throw new DemoFault(
                        "STOP_FAILED", "Process " + process.pid() + " does not end.", "See its log folder.", e);
            }
        });
        return running.isPresent();
    }

    /**
     * Deletes the folder with all that is in it.
     *
     * @throws DemoFault DEMO_RUNS, FOLDER_FOREIGN, LEFTOVERS: nothing was deleted then
     */
    public static void reset(AreaFolder folder) {
        if (!Files.exists(folder.root())) {
            return;
        }
        if (!folder.isOurs()) {
            throw folder.foreign();
        }
        DataFolder held = hold(folder);
        List<Long> leftovers = workingBelow(folder.root());
        if (!leftovers.isEmpty()) {
            held.close();
            throw new DemoFault(
                    "LEFTOVERS",
                    "A killed demo left processes at work there: " + leftovers + ".",
                    "Start ./parcha demo once, which ends them, stop it, and reset then.");
        }
        delete(held.path());
        held.close();
    }

    private static List<Long> workingBelow(Path root) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(p -> p.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(p -> worksBelow(p, root))
                    .map(p -> Long.parseLong(p.getFileName().toString()))
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .toList();
        } catch (IOException e) {
            throw DemoFault.file("Cannot list /proc.", e);
        }
    }

    private static boolean worksBelow(Path process, Path root) {
        try {
            Path folder = Files.readSymbolicLink(process.resolve("cwd"));
            Path program = Files.readSymbolicLink(process.resolve("exe")).getFileName();
            return folder.startsWith(root) && program.toString().matches("(java|anvil|postgres).*");
        } catch (IOException e) {
            return false; // ended meanwhile, or another user's
        }
    }

    private static void delete(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw DemoFault.file("Cannot delete " + root + ".", e);
        }
    }
}
