package health.parcha.node;

import health.parcha.node.configuration.StartRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * One organisation's node: {@code java -jar parcha-node.jar --config FILE}. Ends cleanly on SIGTERM. Subjects are closed
 * packages, so two of them may use the same noun for a component.
 */
@SpringBootApplication(proxyBeanMethods = false, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Node {
    /** Starts the node and returns when it takes requests; ends the process with 2 for wrong usage, 1 where it cannot start. */
    public static void main(String[] arguments) {
        try {
            SpringApplication node = new SpringApplication(Node.class);
            node.setDefaultProperties(Map.of("spring.config.additional-location", settings(arguments)));
            node.run();
        } catch (RuntimeException thrown) {
            StartRefusal refusal = StartRefusal.of(thrown);
            System.err.println("parcha node: " + refusal.code() + ": " + refusal.getMessage() + " " + refusal.next());
            System.exit(refusal.code() == StartRefusal.Code.USAGE ? 2 : 1);
        }
    }

    private static String settings(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            throw new StartRefusal(
                    StartRefusal.Code.USAGE,
                    "usage: parcha node --config FILE.",
                    "docs/operate/node.md says what FILE has.");
        }
        Path file = Path.of(arguments[1]).toAbsolutePath().normalize();
        if (!Files.isReadable(file)) {
            throw new StartRefusal(
                    StartRefusal.Code.CONFIGURATION_MISSING,
                    "Cannot read " + file + ".",
                    "Check the path behind --config.");
        }
        return file.toUri().toString();
    }
}
