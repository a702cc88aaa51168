package health.parcha.demo;

import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.RunningDemo;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./parcha demo stop}. */
@Command(name = "stop", description = "End the running demo; its data stays.")
final class StopVerb implements Callable<Integer> {
    @ParentCommand
    private @Nullable Demo demo;

    @Override
    public Integer call() {
        AreaFolder folder = Objects.requireNonNull(demo).folder();
        boolean ran = RunningDemo.stop(folder);
        System.out.println(
                ran ? "Stopped. ./parcha demo goes on where it was." : "No demo runs on " + folder.root() + ".");
        return 0;
    }
}
