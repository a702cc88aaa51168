package health.parcha.demo;

import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.RunningDemo;
import health.parcha.demo.area.Status;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./parcha demo status}: exit code 0 while a demo runs, 3 where none does. */
@Command(name = "status", description = "What runs, and how far the import is.")
final class StatusVerb implements Callable<Integer> {
    private static final int UNREACHABLE = 3;

    @ParentCommand
    private @Nullable Demo demo;

    @Override
    public Integer call() {
        AreaFolder folder = Objects.requireNonNull(demo).folder();
        Optional<ProcessHandle> running = RunningDemo.find(folder);
        if (running.isEmpty()) {
            System.out.println("No demo runs on " + folder.root() + ".");
            return UNREACHABLE;
        }
        System.out.println(
                "Runs in " + folder.root() + " as process " + running.get().pid() + ".");
        Status.read(folder).lines().forEach(System.out::println);
        return 0;
    }
}
