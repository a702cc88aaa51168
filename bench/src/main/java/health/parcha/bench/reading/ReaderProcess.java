package health.parcha.bench.reading;

import health.parcha.bench.area.LongFile;
import health.parcha.bench.area.Unmeasured;
import health.parcha.demo.people.DemoPerson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A fresh {@link Reader}: nothing in it is warm but the login. */
public final class ReaderProcess implements AutoCloseable {
    /** Who computes Ed25519 in it. */
    public enum Signatures {
        /** The provider that comes with the product. */
        NATIVE,
        /** The JDK's own, as where the native one does not run. */
        JDK
    }

    private static final String NATIVE_JAR = "AmazonCorrettoCryptoProvider";

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter commands;

    private ReaderProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.commands = process.outputWriter();
    }

    /** Starts one, logged in as the file's reader. */
    public static ReaderProcess start(Path manifest, LongFile file, Signatures signatures) {
        DemoPerson reader = file.reader();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx2g",
                "-cp",
                classPath(signatures),
                Reader.class.getName(),
                manifest.toString(),
                String.valueOf(reader.member().value()),
                reader.keystore().toString(),
                file.patient().account().text());
        try {
            ReaderProcess started = new ReaderProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
            started.logIn(reader, signatures);
            return started;
        } catch (IOException e) {
            throw new Unmeasured("A reader's program cannot be started: " + e.getMessage(), e);
        }
    }

    private static String classPath(Signatures signatures) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> signatures == Signatures.NATIVE || !entry.contains(NATIVE_JAR))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void logIn(DemoPerson reader, Signatures signatures) throws IOException {
        commands.write(reader.password() + "\n" + reader.accountKey() + "\n");
        commands.flush();
        String provider = answer("ready ").substring("ready ".length());
        if (provider.equals(NATIVE_JAR) != (signatures == Signatures.NATIVE)) {
            throw new Unmeasured("Ed25519 is computed by " + provider + " in the reader's program, not as wanted.");
        }
    }

    /** The whole file opened and checked. */
    public Reading open() {
        return take("open");
    }

    /** The same stream fetched and thrown away. */
    public Reading fetch() {
        return take("fetch");
    }

    /** A plain download. */
    public Reading get(URI file) {
        return take(file.toString());
    }

    private Reading take(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
            return Reading.read(answer("done "));
        } catch (IOException e) {
            throw new Unmeasured("The reader's program has ended: " + e.getMessage(), e);
        }
    }

    private String answer(String beginning) throws IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new Unmeasured("The reader's program said: " + (line == null ? "nothing" : line));
        }
        return line;
    }

    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            process.destroy(); // it has ended already, or does so now
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw Unmeasured.interrupted(e);
        }
    }
}
