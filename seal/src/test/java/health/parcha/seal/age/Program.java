package health.parcha.seal.age;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs another program with bytes in and bytes out. */
final class Program {

    private Program() {}

    static byte[] run(List<String> command, Path folder, byte[] input) throws IOException, InterruptedException {
        Path in = Files.createTempFile("parcha-interop", ".in");
        Path out = Files.createTempFile("parcha-interop", ".out");
        Path err = Files.createTempFile("parcha-interop", ".err");
        try {
            Files.write(in, input);
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end within five minutes");
            }
            if (process.exitValue() != 0) {
                throw new Refused(Files.readString(err));
            }
            return Files.readAllBytes(out);
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** The program ended with another code than 0; the message is what it said. */
    static final class Refused extends IOException {
        Refused(String message) {
            super(message);
        }
    }
}
