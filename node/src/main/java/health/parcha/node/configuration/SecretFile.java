package health.parcha.node.configuration;

import health.parcha.node.configuration.StartRefusal.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** A file that holds one secret and that its owner alone may read. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** 32 bytes written as 64 hexadecimal digits; the caller wipes them. */
    static byte[] key(Path file) {
        byte[] text = bytes(file);
        try {
            byte[] key = HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII).strip());
            if (key.length != 32) {
                throw new IllegalArgumentException(key.length + " bytes");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new StartRefusal(
                    Code.KEYS_MISSING,
                    "The key file " + file + " does not hold 64 hexadecimal digits.",
                    "Restore it from its backup.");
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** A password: the file's first line. */
    public static String password(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("");
    }

    private static byte[] bytes(Path file) {
        try {
            requireOwnerAlone(file);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new StartRefusal(
                    Code.KEYS_MISSING, "Cannot read " + file + ": " + e + ".", "Put the file there, mode 0600.", e);
        }
    }

    private static void requireOwnerAlone(Path file) throws IOException {
        if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartRefusal(
                    Code.KEYS_EXPOSED, "Others than its owner may open " + file + ".", "Run chmod 600 on it.");
        }
    }
}
