package health.parcha.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The reader of src/test/foreign, built with the Go that is here. */
final class ForeignReader {
    private final Path program;

    private ForeignReader(Path program) {
        this.program = program;
    }

    /** Builds the program; without Go or its module the test is skipped, and says so. */
    static ForeignReader build(Path folder) throws IOException, InterruptedException {
        Path source = Path.of(System.getProperty("parcha.root"), "log", "src", "test", "foreign");
        skipUnless(succeeds(source, "go", "version"), "Go is not installed");
        skipUnless(succeeds(source, "go", "mod", "download"), "golang.org/x/mod cannot be fetched");
        Path program = folder.resolve("foreignreader");
        Answer built = run(source, List.of("go", "build", "-o", program.toString(), "."));
        if (built.exit() != 0) {
            throw new AssertionError("the foreign reader does not build: " + built.output());
        }
        return new ForeignReader(program);
    }

    /** What it says of a log, at a URL or in a folder. */
    Answer judge(String place, NoteVerifier key, int heads) throws IOException, InterruptedException {
        return run(
                program.getParent(),
                List.of(
                        program.toString(),
                        "-key",
                        key.text(),
                        "-heads",
                        Integer.toString(heads),
                        "-wait",
                        "60s",
                        place));
    }

    /** Its exit code and both its outputs. */
    record Answer(int exit, String output) {}

    private static void skipUnless(boolean there, String why) {
        if (!there) {
            System.err.println("SKIPPED: the log was not judged by a foreign reader, since " + why);
        }
        Assumptions.assumeTrue(there, why);
    }

    private static boolean succeeds(Path in, String... command) throws InterruptedException {
        try {
            return run(in, List.of(command)).exit() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Answer run(Path in, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("foreignreader", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(in.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("GOTOOLCHAIN", "local");
            Process process = builder.start();
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end: " + Files.readString(output));
            }
            return new Answer(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
