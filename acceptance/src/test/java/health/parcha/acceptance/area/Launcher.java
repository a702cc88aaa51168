package health.parcha.acceptance.area;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./parcha}, run as a person runs it. */
public final class Launcher {
    /** The product's root. */
    public static final Path ROOT = Path.of(System.getProperty("parcha.root"));

    private Launcher() {}

    /** What a command that ended has said. */
    public record Ended(int exit, String out, String err) {}

    /** Runs a command to its end. */
    public static Ended run(int seconds, List<String> words) throws Exception {
        Path out = Files.createTempFile("parcha-acceptance", ".out");
        Path err = Files.createTempFile("parcha-acceptance", ".err");
        try {
            Process process = start(words, out, err);
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("./parcha " + String.join(" ", words) + " does not end; it said:\n"
                        + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** The same. */
    public static Ended run(int seconds, String... words) throws Exception {
        return run(seconds, List.of(words));
    }

    /** Starts a command that goes on. */
    public static Process start(List<String> words, Path out, Path err) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("parcha").toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PARCHA_NO_BUILD", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
