package health.parcha.demo.tour;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code age} program that others wrote, where this machine has one that knows hybrid keys (1.3 or later). */
final class StockAge {
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)");
    private static final String MODULE = "filippo.io/age/cmd/age@v1.3.1";
    private static final int SECONDS = 180;

    private final List<String> program;

    private StockAge(List<String> program) {
        this.program = program;
    }

    /** Looks for it: installed, else by Go, which fetches it once. */
    static Optional<StockAge> find() throws InterruptedException {
        for (List<String> program : List.of(List.of("age"), List.of("go", "run", MODULE))) {
            StockAge age = new StockAge(program);
            if (age.knowsHybridKeys()) {
                return Optional.of(age);
            }
        }
        return Optional.empty();
    }

    private boolean knowsHybridKeys() throws InterruptedException {
        try {
            Path out = Files.createTempFile("parcha-age", ".txt");
            try {
                boolean ran = run(List.of("--version"), out) == 0;
                Matcher version = VERSION.matcher(Files.readString(out));
                return ran
                        && (program.contains(MODULE)
                                || (version.find()
                                        && (Integer.parseInt(version.group(1)) > 1
                                                || Integer.parseInt(version.group(2)) >= 3)));
            } finally {
                Files.deleteIfExists(out);
            }
        } catch (IOException absent) {
            return false;
        }
    }

    /** {@code age -d}: what comes out. */
    byte[] decrypt(Path identity, Path file, Path out) throws IOException, InterruptedException {
        int exit = run(List.of("-d", "-i", identity.toString(), file.toString()), out);
        Check.same(0, exit, "the exit code of age -d");
        return Files.readAllBytes(out);
    }

    private int run(List<String> arguments, Path out) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(program);
        words.addAll(arguments);
        Process process = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    @Override
    public String toString() {
        return String.join(" ", program);
    }
}
