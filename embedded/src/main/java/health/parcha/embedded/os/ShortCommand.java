package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that ends by itself, run to its end. */
public record ShortCommand(int exitCode, String output) {

    /** Runs it with a cleared environment; standard output and error come together, stripped. */
    public static ShortCommand run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            Environment.clear(builder);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ShortCommand(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new ShortCommand(127, e.toString());
        } catch (InterruptedException e) {
            throw EmbeddedFault.interrupted("running " + command.getFirst(), e);
        }
    }

    public static ShortCommand run(String... command) {
        return run(List.of(command));
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
