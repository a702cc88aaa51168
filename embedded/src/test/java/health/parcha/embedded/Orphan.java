package health.parcha.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A child process whose supervising JVM was killed with SIGKILL. */
public record Orphan(long pid) {

    /** Runs the class's main with the folder in a new JVM, reads the child's id from its output, kills that JVM. */
    public static Orphan ofKilledJvm(Class<?> main, Path folder) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dparcha.root=" + System.getProperty("parcha.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = jvm.inputReader()) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the JVM ended before its child was up");
            }
            return new Orphan(Long.parseLong(line));
        } finally {
            jvm.destroyForcibly().waitFor();
        }
    }

    /** Whether it still runs; one that ended but that nobody buried has no executable any more. */
    public boolean isAlive() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).getNameCount() > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
