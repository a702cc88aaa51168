package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files exchanged both ways with the npm package {@code age-encryption}, an independent implementation. */
class NpmAgeTest {
    private static final Path FOLDER = Vectors.folder("age").resolve("interop");
    private static final byte[] SMALL = "paracétamol 1 g".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @BeforeAll
    static void fetchThePackage() throws Exception {
        if (!Files.exists(FOLDER.resolve("node_modules/age-encryption/package.json"))) {
            Program.run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), FOLDER, new byte[0]);
        }
    }

    @Test
    void sealedHere_openThere_givesTheText() throws Exception {
        HybridIdentity hybrid = HybridIdentity.fresh(random);
        X25519Identity classic = X25519Identity.fresh(random);
        for (byte[] text : List.of(new byte[0], SMALL, bytes(64 * 1024), bytes(200_000))) {
            assertArrayEquals(text, node("open", hybrid.exposeText(), seal(text, hybrid.recipient())));
            assertArrayEquals(text, node("open", classic.exposeText(), seal(text, classic.recipient())));
        }
        PassphraseRecipient passphrase = PassphraseRecipient.of("correct horse".toCharArray(), 10);
        assertArrayEquals(SMALL, node("open-passphrase", "correct horse", seal(SMALL, passphrase)));
    }

    @Test
    void sealedThere_openHere_givesTheText() throws Exception {
        HybridIdentity hybrid = HybridIdentity.fresh(random);
        X25519Identity classic = X25519Identity.fresh(random);
        for (byte[] text : List.of(new byte[0], SMALL, bytes(65 * 1024), bytes(128 * 1024))) {
            byte[] toHybrid = node("seal", hybrid.recipient().text(), text);
            assertArrayEquals(text, Age.open(toHybrid, List.of(hybrid)));
            assertThrows(AgeException.NoIdentityMatched.class, () -> Age.open(toHybrid, List.of(classic)));
            byte[] toClassic = node("seal", classic.recipient().text(), text);
            assertArrayEquals(text, Age.open(toClassic, List.of(hybrid, classic)));
        }
        byte[] locked = node("seal-passphrase", "correct horse", SMALL);
        assertArrayEquals(SMALL, Age.open(locked, List.of(PassphraseIdentity.of("correct horse".toCharArray()))));
        assertThrows(
                AgeException.NoIdentityMatched.class,
                () -> Age.open(locked, List.of(PassphraseIdentity.of("wrong horse".toCharArray()))));
    }

    @Test
    void rowAddedLater_opensThere_overTheSamePayload() throws Exception {
        HybridIdentity first = HybridIdentity.fresh(random);
        HybridIdentity later = HybridIdentity.fresh(random);
        try (FileKey key = FileKey.fresh(random)) {
            SealedPayload payload = SealedPayload.seal(SMALL, key, random);
            HeaderRow row = HeaderRow.seal(key, List.of(first.recipient()), random);
            HeaderRow added = HeaderRow.seal(key, List.of(later.recipient()), random);
            assertEquals(1627, row.bytes().length);
            assertArrayEquals(SMALL, node("open", later.exposeText(), payload.join(added)));
            byte[] other = payload.join(row);
            assertThrows(Program.Refused.class, () -> node("open", later.exposeText(), other));
        }
    }

    private byte[] seal(byte[] text, Recipient recipient) {
        return Age.seal(text, List.of(recipient), random);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] node(String action, String key, byte[] input) throws Exception {
        return Program.run(List.of("node", "interop.mjs", action, key), FOLDER, input);
    }
}
