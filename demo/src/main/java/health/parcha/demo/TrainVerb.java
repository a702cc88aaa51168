package health.parcha.demo;

import health.parcha.demo.area.NodeTraining;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code demo train}: part of the build. */
@Command(name = "train", hidden = true, description = "Make the class cache of the packaged node.")
final class TrainVerb implements Callable<Integer> {
    @Override
    public Integer call() {
        new NodeTraining(Folders.product(), Folders.cache(), Terminal.aside()).run();
        return 0;
    }
}
