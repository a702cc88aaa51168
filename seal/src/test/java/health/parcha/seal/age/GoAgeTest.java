package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files exchanged both ways with the reference implementation, where Go is there to build it. */
class GoAgeTest {
    private static final String VERSION = "v1.3.2";
    private static final byte[] TEXT = "ibuprofène 400 mg".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private final SecureRandom random = new SecureRandom();

    @BeforeAll
    static void buildTheReference() {
        try {
            for (String tool : List.of("age", "age-keygen")) {
                String module = "filippo.io/age/cmd/" + tool + "@" + VERSION;
                Program.run(
                        List.of("env", "GOBIN=" + folder, "GOTOOLCHAIN=local", "go", "install", module),
                        folder,
                        new byte[0]);
            }
        } catch (IOException | InterruptedException e) {
            skipAloud(e);
        }
    }

    /** On the console too: a report that only counts skips is read by nobody. */
    private static void skipAloud(Exception reason) {
        String message = "SKIPPED GoAgeTest: the reference age " + VERSION
                + " was not built, install Go >= 1.25 with a module proxy to run it: " + reason.getMessage();
        System.err.println(message);
        abort(message);
    }

    @Test
    void sealedHere_openWithAge_givesTheText() throws Exception {
        for (Identity identity : identities()) {
            Path key = keyFile(identity);
            byte[] file = Age.seal(TEXT, List.of(recipient(identity)), random);
            assertArrayEquals(TEXT, age(file, "-d", "-i", key.toString()));
            ByteArrayOutputStream armored = new ByteArrayOutputStream();
            Armor.write(new ByteArrayInputStream(file), armored);
            assertArrayEquals(TEXT, age(armored.toByteArray(), "-d", "-i", key.toString()));
        }
    }

    @Test
    void sealedWithAge_openHere_givesTheText() throws Exception {
        for (Identity identity : identities()) {
            String to = recipient(identity).toString();
            assertArrayEquals(TEXT, Age.open(age(TEXT, "-r", to), List.of(identity)));
            assertArrayEquals(TEXT, Age.open(age(TEXT, "-a", "-r", to), List.of(identity)));
        }
    }

    @Test
    void identityMadeHere_hasTheRecipientThatAgeKeygenDerives() throws Exception {
        for (Identity identity : identities()) {
            byte[] derived = Program.run(
                    List.of(
                            folder.resolve("age-keygen").toString(),
                            "-y",
                            keyFile(identity).toString()),
                    folder,
                    TEXT);
            assertEquals(recipient(identity).toString(), new String(derived, StandardCharsets.US_ASCII).strip());
        }
    }

    private List<Identity> identities() {
        return List.of(HybridIdentity.fresh(random), X25519Identity.fresh(random));
    }

    private static Recipient recipient(Identity identity) {
        return identity instanceof HybridIdentity hybrid ? hybrid.recipient() : ((X25519Identity) identity).recipient();
    }

    private static Path keyFile(Identity identity) throws IOException {
        String text = identity instanceof HybridIdentity hybrid
                ? hybrid.exposeText()
                : ((X25519Identity) identity).exposeText();
        return Files.writeString(Files.createTempFile(folder, "key", ".txt"), "# a comment\n" + text + "\n");
    }

    private static byte[] age(byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(folder.resolve("age").toString()));
        command.addAll(List.of(arguments));
        return Program.run(command, folder, input);
    }
}
