package health.parcha.demo;

import health.parcha.demo.area.AreaFolder;
import health.parcha.demo.area.RunningDemo;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./parcha demo reset}. */
@Command(name = "reset", description = "Forget a stopped demo: delete its folder with everything in it.")
final class ResetVerb implements Callable<Integer> {
    @ParentCommand
    private @Nullable Demo demo;

    @Override
    public Integer call() {
        AreaFolder folder = Objects.requireNonNull(demo).folder();
        RunningDemo.reset(folder);
        System.out.println("Nothing of a demo is left in " + folder.root() + ".");
        return 0;
    }
}
