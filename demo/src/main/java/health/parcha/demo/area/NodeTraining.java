package health.parcha.demo.area;

import health.parcha.embedded.os.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes the class cache of the packaged node: unpacks the jar, lets the node found a network of its own in a folder that is
 * thrown away, and keeps what the JVM learnt. The build does it once for each jar.
 */
public record NodeTraining(Path productRoot, Path cache, Consumer<String> say) {
    /** Does nothing where the cache is that of the jar. */
    public void run() {
        NodeProgram program = NodeProgram.below(productRoot);
        if (program.isCached()) {
            program.rememberCached();
            return;
        }
        say.accept("Teaching the node to start fast ...");
        Path folder = temporaryFolder();
        try {
            unpack(program);
            start(folder);
            program.rememberCached();
        } finally {
            delete(folder);
        }
    }

    private static void unpack(NodeProgram program) {
        Path app = program.unpacked().resolveSibling(".").normalize();
        delete(app);
        delete(program.cache());
        ShortCommand done = ShortCommand.run(
                program.java().toString(),
                "-Djarmode=tools",
                "-jar",
                program.jar().toString(),
                "extract",
                "--destination",
                app.toString());
        if (!done.succeeded() || !Files.isRegularFile(program.unpacked())) {
            throw new DemoFault(
                    "NOT_UNPACKED", "Cannot unpack " + program.jar() + ": " + done.output(), "Build again.");
        }
    }

    private void start(Path folder) {
        Area area = new AreaStart(
                        new AreaFolder(folder),
                        productRoot,
                        cache,
                        Optional.of(1),
                        Optional.empty(),
                        false,
                        new SecureRandom(),
                        sentence -> {})
                .training();
        area.close();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("parcha-training");
        } catch (IOException e) {
            throw DemoFault.file("Cannot make a temporary folder.", e);
        }
    }

    private static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw DemoFault.file("Cannot delete " + root + ".", e);
        }
    }
}
