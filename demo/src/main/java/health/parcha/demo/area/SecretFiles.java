package health.parcha.demo.area;

import health.parcha.core.signed.Hex;
import health.parcha.embedded.os.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Secrets drawn once and kept in a folder, each in a file of mode 0600 as 64 hexadecimal digits. */
record SecretFiles(Path folder, SecureRandom random) {
    /** The file, drawn and written where it is absent. */
    Path file(String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] drawn = new byte[32];
            random.nextBytes(drawn);
            write(file, Hex.of(drawn));
        }
        return file;
    }

    /** The 32 bytes themselves; the caller wipes them. */
    byte[] bytes(String name) {
        return Hex.bytes(text(name));
    }

    /** The digits, which serve as a password too. */
    String text(String name) {
        Path file = file(name);
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw DemoFault.file("Cannot read " + file + ".", e);
        }
    }

    private static void write(Path file, String digits) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            DurableFile.replace(file, (digits + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw DemoFault.file("Cannot write " + file + ".", e);
        }
    }
}
