package health.parcha.demo.area;

import health.parcha.core.signed.Digest;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How this machine runs the packaged node: unpacked and with the class cache that the build makes, which starts it about
 * three times as fast, or from the jar alone where there is no cache of this very jar.
 *
 * @param extra further options of the JVM
 */
record NodeProgram(Path java, Path jar, List<String> extra) {
    private static final int TAIL = 1 << 16;

    static NodeProgram below(Path productRoot) {
        Path jar = productRoot.resolve("node/target/parcha-node.jar");
        if (!Files.isRegularFile(jar)) {
            throw new DemoFault("NOT_BUILT", "There is no " + jar + ".", "Run ./parcha build.");
        }
        return new NodeProgram(Path.of(System.getProperty("java.home"), "bin", "java"), jar, List.of());
    }

    /** The same program writing its class cache when it ends. */
    NodeProgram training() {
        return new NodeProgram(
                java,
                jar,
                List.of("-XX:AOTCacheOutput=" + cache(), "-jar", unpacked().toString()));
    }

    List<String> command(Path settings) {
        List<String> words = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (!extra.isEmpty()) {
            words.addAll(extra);
        } else if (isCached()) {
            // A cache that does not fit (another JDK) is passed over by the JVM.
            words.addAll(List.of("-XX:AOTCache=" + cache(), "-jar", unpacked().toString()));
        } else {
            words.addAll(List.of("-jar", jar.toString()));
        }
        words.addAll(List.of("--config", settings.toString()));
        return words;
    }

    /** Where {@code java -Djarmode=tools} unpacks the jar. */
    Path unpacked() {
        return jar.resolveSibling("app").resolve("parcha-node.jar");
    }

    Path cache() {
        return jar.resolveSibling("app.aot");
    }

    private Path cachedJar() {
        return jar.resolveSibling("app.of");
    }

    /** Says that unpacked layout and cache are those of the jar as it is now. */
    void rememberCached() {
        DurableFile.replace(cachedJar(), identity().getBytes(StandardCharsets.US_ASCII));
    }

    boolean isCached() {
        try {
            return Files.isRegularFile(unpacked())
                    && Files.isRegularFile(cache())
                    && Files.readString(cachedJar()).equals(identity());
        } catch (IOException e) {
            return false;
        }
    }

    /** The jar's end lists every file with its checksum, so its digest is as good as that of the whole. */
    private String identity() {
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return Digest.of(tail).hex() + " " + file.length();
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + jar + ".", e);
        }
    }
}
