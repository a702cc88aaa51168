package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AgePropertiesTest {
    private final SecureRandom random = new SecureRandom();
    private final HybridIdentity identity = HybridIdentity.fresh(random);

    @Property(tries = 200)
    void sealThenOpen_isIdentity(@ForAll @Size(max = 300) byte[] text) throws IOException {
        byte[] file = Age.seal(text, List.of(identity.recipient()), random);
        assertArrayEquals(text, Age.open(file, List.of(identity)));
        ByteArrayOutputStream armored = new ByteArrayOutputStream();
        Armor.write(new ByteArrayInputStream(file), armored);
        assertArrayEquals(text, Age.open(armored.toByteArray(), List.of(identity)));
        ByteArrayOutputStream streamed = new ByteArrayOutputStream();
        Age.seal(new ByteArrayInputStream(text), streamed, List.of(identity.recipient()), random);
        assertArrayEquals(
                text,
                Age.opening(new ByteArrayInputStream(streamed.toByteArray()), List.of(identity))
                        .readAllBytes());
    }

    @Property(tries = 400)
    void anyFlippedBit_isRefused(@ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(max = 7) int bit) {
        byte[] file = Age.seal(new byte[100], List.of(identity.recipient()), random);
        file[where % file.length] ^= (byte) (1 << bit);
        assertThrows(AgeException.class, () -> Age.open(file, List.of(identity)));
    }

    @Property(tries = 400)
    void anyFlippedBitOfThePayload_isRefusedByKeyToo(
            @ForAll @IntRange(max = 1_000_000) int where, @ForAll @IntRange(max = 7) int bit) {
        FileKey key = FileKey.fresh(random);
        byte[] payload = SealedPayload.seal(new byte[70_000], key, random).bytes();
        payload[where % payload.length] ^= (byte) (1 << bit);
        assertThrows(
                AgeException.PayloadDamaged.class,
                () -> SealedPayload.of(payload).open(key));
    }

    /** Whatever a stranger sends ends in an answer of ours, never in another exception. */
    @Property(tries = 3000)
    void mutatedHeader_isAnsweredWithAnAgeException(
            @ForAll @IntRange(max = 5000) int where,
            @ForAll @IntRange(max = 300) int length,
            @ForAll @Size(max = 80) byte[] inserted) {
        byte[] file = FILE;
        int from = where % file.length;
        int to = Math.min(file.length, from + length);
        ByteArrayOutputStream mutant = new ByteArrayOutputStream();
        mutant.write(file, 0, from);
        mutant.writeBytes(inserted);
        mutant.write(file, to, file.length - to);
        try {
            assertArrayEquals(TEXT, Age.open(mutant.toByteArray(), List.of(IDENTITY)));
        } catch (AgeException expected) {
            assert !expected.code().isEmpty();
        }
    }

    private static final byte[] TEXT = new byte[50];
    private static final HybridIdentity IDENTITY = HybridIdentity.fresh(new SecureRandom());
    private static final byte[] FILE = Age.seal(TEXT, List.of(IDENTITY.recipient()), new SecureRandom());
}
