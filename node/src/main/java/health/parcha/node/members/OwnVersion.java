package health.parcha.node.members;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The version of this software, as the build wrote it down. */
final class OwnVersion {
    private OwnVersion() {}

    static String read() {
        try (InputStream in = Objects.requireNonNull(OwnVersion.class.getResourceAsStream("version.properties"))) {
            Properties written = new Properties();
            written.load(in);
            return Objects.requireNonNull(written.getProperty("version"));
        } catch (IOException e) {
            throw new IllegalStateException("the program's own files cannot be read", e);
        }
    }
}
