package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The superuser's password, 192 random bits in base64url. Printing it prints nothing. */
public final class SuperuserPassword {
    private final String text;

    private SuperuserPassword(String text) {
        this.text = text;
    }

    /** The password kept in the file; drawn and kept there (0600) if the file is absent. */
    static SuperuserPassword keptIn(Path file, SecureRandom random) {
        try {
            if (Files.exists(file)) {
                return new SuperuserPassword(
                        Files.readString(file, StandardCharsets.US_ASCII).strip());
            }
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot read the superuser's password from " + file + ".", e);
        }
        byte[] drawn = new byte[24];
        random.nextBytes(drawn);
        String text = Base64.getUrlEncoder().encodeToString(drawn);
        DurableFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
        return new SuperuserPassword(text);
    }

    /** The password itself, for a JDBC driver. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "SuperuserPassword[hidden]";
    }
}
