package health.parcha.seal.age;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPayloadTest {
    private final SecureRandom random = new SecureRandom();
    private final HybridIdentity patient = HybridIdentity.fresh(random);
    private final HybridIdentity author = HybridIdentity.fresh(random);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 65_535, 65_536, 65_537, 131_072, 200_000})
    void payload_opensByRowByKeyAndJoined(int length) throws Exception {
        byte[] text = bytes(length);
        FileKey key = FileKey.fresh(random);
        SealedPayload payload = SealedPayload.seal(text, key, random);
        HeaderRow row = HeaderRow.seal(key, List.of(patient.recipient()), random);

        assertArrayEquals(text, payload.open(key));
        assertArrayEquals(text, payload.open(row, List.of(patient)));
        assertArrayEquals(text, Age.open(payload.join(row), List.of(patient)));
        byte[] file = payload.join(row);
        assertEquals(row, HeaderRow.ofFile(file));
        assertArrayEquals(payload.bytes(), SealedPayload.ofFile(file).bytes());
        assertEquals(payload.bytes().length, streamed(text, key).length);
        assertArrayEquals(text, SealedPayload.of(streamed(text, key)).open(key));
    }

    @Test
    void rows_openOnlyToTheirOwnRecipients() throws Exception {
        FileKey key = FileKey.fresh(random);
        SealedPayload payload = SealedPayload.seal(bytes(100), key, random);
        HeaderRow patients = HeaderRow.seal(key, List.of(patient.recipient()), random);
        HeaderRow authors = HeaderRow.seal(key, List.of(author.recipient()), random);

        assertArrayEquals(payload.open(patients, List.of(patient)), payload.open(authors, List.of(author)));
        assertThrows(AgeException.NoIdentityMatched.class, () -> payload.open(patients, List.of(author)));
        assertThrows(AgeException.NoIdentityMatched.class, () -> payload.open(authors, List.of(patient)));
    }

    @Test
    void rowOfAnotherPayload_doesNotOpenThisOne() throws Exception {
        FileKey key = FileKey.fresh(random);
        SealedPayload payload = SealedPayload.seal(bytes(100), key, random);
        HeaderRow foreign = HeaderRow.seal(FileKey.fresh(random), List.of(patient.recipient()), random);
        assertThrows(AgeException.PayloadDamaged.class, () -> payload.open(foreign, List.of(patient)));
    }

    @Test
    void stanzaMovedIntoAnotherHeader_failsItsMac() throws Exception {
        FileKey key = FileKey.fresh(random);
        String one = text(HeaderRow.seal(key, List.of(patient.recipient()), random));
        String two = text(HeaderRow.seal(key, List.of(author.recipient()), random));
        String mixed = one.substring(0, one.indexOf("---")) + two.substring(two.indexOf("---"));
        HeaderRow row = HeaderRow.of(mixed.getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "AGE_HEADER_MAC",
                assertThrows(AgeException.class, () -> row.open(List.of(patient)))
                        .code());
    }

    @Test
    void truncatedAtAnyPlace_isRefusedByName() throws Exception {
        FileKey key = FileKey.fresh(random);
        byte[] payload = SealedPayload.seal(bytes(130_000), key, random).bytes();
        for (int length : new int[] {0, 15, 16, 31, 32, 33, 65_551, 65_552, 65_553, 65_568, payload.length - 1}) {
            SealedPayload cut = SealedPayload.of(Arrays.copyOf(payload, length));
            assertThrows(AgeException.PayloadDamaged.class, () -> cut.open(key), "cut at " + length);
        }
        SealedPayload longer = SealedPayload.of(Arrays.copyOf(payload, payload.length + 1));
        assertThrows(AgeException.PayloadDamaged.class, () -> longer.open(key));
    }

    @Test
    void brokenStream_failsAgainAndNeverLooksEnded() throws Exception {
        FileKey key = FileKey.fresh(random);
        byte[] payload = SealedPayload.seal(bytes(70_000), key, random).bytes();
        payload[66_000] ^= 1;
        try (InputStream in = SealedPayload.opening(new ByteArrayInputStream(payload), key)) {
            assertEquals(65_536, in.readNBytes(65_536).length);
            assertEquals(
                    1, assertThrows(AgeException.PayloadDamaged.class, in::read).chunk());
            assertThrows(AgeException.PayloadDamaged.class, in::read);
        }
    }

    private byte[] streamed(byte[] text, FileKey key) throws Exception {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        SealedPayload.seal(new ByteArrayInputStream(text), payload, key, random);
        return payload.toByteArray();
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(HeaderRow row) {
        return new String(row.bytes(), StandardCharsets.US_ASCII);
    }
}
