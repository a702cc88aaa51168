package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordContainerTest {
    private static final RecordSigner DOCTOR = Samples.doctor();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 4096, 20_000, 1_000_000})
    void written_readsBackVerbatim(int length) throws Exception {
        byte[] content = Samples.bytes(length);
        SignedRecord record = SignedRecord.sign(Samples.claims(), content, DOCTOR);
        SignedRecord read = RecordContainer.read(RecordContainer.write(record));
        assertArrayEquals(content, read.content());
        assertEquals(record.claims(), read.claims());
        assertEquals(record.jws(), read.jws());
        assertEquals(record.commitment(), read.commitment());
        assertTrue(read.isSignedBy(DOCTOR.seed().verifyingKey()));
    }

    @Test
    void foreignSignature_isReadAndFoundForeign() throws Exception {
        RecordSigner impostor = Samples.doctor();
        byte[] container = RecordContainer.write(SignedRecord.sign(Samples.claims(), new byte[5], impostor));
        assertFalse(RecordContainer.read(container).isSignedBy(DOCTOR.seed().verifyingKey()));
    }

    @Test
    void signerOtherThanTheAuthor_isRefusedBeforeSigning() {
        RecordSigner patient = Samples.patient();
        assertThrows(IllegalArgumentException.class, () -> SignedRecord.sign(Samples.claims(), new byte[5], patient));
    }

    @Property(tries = 2000)
    void padding_addsAtMostTwelvePercentAboveTheSteps(@ForAll @IntRange(min = 16_384, max = 1 << 29) int length) {
        int padded = Padding.padded(length);
        assertTrue(padded >= length && padded <= length * 1.12, length + " became " + padded);
        assertEquals(padded, Padding.padded(padded));
    }

    @Test
    void contentChanged_isADigestMismatch() {
        byte[] container = RecordContainer.write(SignedRecord.sign(Samples.claims(), Samples.bytes(50), DOCTOR));
        int line = new String(container, StandardCharsets.ISO_8859_1).indexOf('\n');
        container[line + 3] ^= 1;
        assertEquals("CONTAINER_DIGEST", refused(container).code());
    }

    @Test
    void paddingChangedOrOfAnotherLength_isMalformed() {
        byte[] container = RecordContainer.write(SignedRecord.sign(Samples.claims(), Samples.bytes(300), DOCTOR));
        assertEquals(0, container[container.length - 1]);
        byte[] dirty = container.clone();
        dirty[dirty.length - 1] = 1;
        assertEquals("CONTAINER_MALFORMED", refused(dirty).code());
        assertEquals(
                "CONTAINER_MALFORMED",
                refused(Arrays.copyOf(container, container.length + 1024)).code());
        assertEquals(
                "CONTAINER_MALFORMED",
                refused(Arrays.copyOf(container, container.length - 1)).code());
        assertEquals("CONTAINER_MALFORMED", refused(new byte[0]).code());
        assertEquals("CONTAINER_MALFORMED", refused(new byte[100_000]).code());
    }

    @Test
    void signatureOfAnotherKind_isMalformed() {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[3], DOCTOR);
        Jws other = Jws.sign(record.jws().payload(), "parcha-descriptor", DOCTOR.keyId(), DOCTOR.seed());
        assertEquals("CONTAINER_MALFORMED", refused(with(record, other)).code());
    }

    @Test
    void keyIdOfAnotherAuthor_isRefused() {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[3], DOCTOR);
        Jws other = Jws.sign(record.jws().payload(), SignedRecord.TYPE, Samples.PATIENT + "#1", DOCTOR.seed());
        assertEquals("CONTAINER_CLAIMS", refused(with(record, other)).code());
    }

    @Test
    void claimsOfAnotherShape_areMalformed() {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[3], DOCTOR);
        for (var change : Map.<String, Json>of(
                        "version", new Json.Whole(2),
                        "category", new Json.Text("gossip"),
                        "salt", new Json.Text("00"),
                        "account", new Json.Text("0xABC"),
                        "surprise", new Json.Flag(true))
                .entrySet()) {
            Map<String, Json> members = new TreeMap<>(record.jws().payload().members());
            members.put(change.getKey(), change.getValue());
            Jws jws = Jws.sign(new Json.Fields(members), SignedRecord.TYPE, DOCTOR.keyId(), DOCTOR.seed());
            assertEquals("CONTAINER_MALFORMED", refused(with(record, jws)).code(), change.getKey());
        }
    }

    @Test
    void laterVersion_namesItsFormerOne() throws Exception {
        SignedRecord first = SignedRecord.sign(Samples.claims(), new byte[3], DOCTOR);
        RecordClaims c = first.claims();
        RecordClaims next = new RecordClaims(
                c.network(),
                c.account(),
                c.record(),
                2,
                Optional.of(first.digest()),
                c.category(),
                "comment",
                c.date(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RecordClaims.About(c.record(), first.digest())),
                c.mediaType(),
                c.salt(),
                c.author(),
                c.card());
        SignedRecord second = SignedRecord.sign(next, new byte[4], DOCTOR);
        SignedRecord read = RecordContainer.read(RecordContainer.write(second));
        assertEquals(next, read.claims());
        assertFalse(read.commitment().equals(first.commitment()));
    }

    /** The value is computed by the formula of the specification, written here a second time in other words. */
    @Test
    void commitment_isTheOneOfTheSpecification() throws Exception {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[3], DOCTOR);
        String opening = "{\"act\":\"record-created\",\"actor\":\"" + Samples.DOCTOR + "\",\"digest\":\""
                + Digest.of(record.jws().compact().getBytes(StandardCharsets.US_ASCII)) + "\",\"network\":\""
                + Samples.NETWORK + "\",\"record\":\"" + record.claims().record() + "\",\"subject\":\""
                + Samples.PATIENT + "\",\"version\":1}";
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        byte[] salt = java.util.HexFormat.of().parseHex(record.claims().salt().hex());
        mac.init(new javax.crypto.spec.SecretKeySpec(salt, "HmacSHA256"));
        assertArrayEquals(
                mac.doFinal(opening.getBytes(StandardCharsets.UTF_8)),
                record.commitment().bytes());
    }

    /** Whatever stands inside ends in the same record or in an answer of ours. */
    @Property(tries = 3000)
    void mutant_isReadTheSameOrRefusedByName(
            @ForAll @IntRange(max = 1023) int where,
            @ForAll @IntRange(max = 40) int length,
            @ForAll @Size(max = 40) byte[] inserted) {
        byte[] container = CONTAINER;
        int to = Math.min(container.length, where + length);
        byte[] mutant = Arrays.copyOf(container, where + inserted.length + container.length - to);
        System.arraycopy(inserted, 0, mutant, where, inserted.length);
        System.arraycopy(container, to, mutant, where + inserted.length, container.length - to);
        try {
            SignedRecord read = RecordContainer.read(mutant);
            assertTrue(Arrays.equals(container, mutant)
                    || !read.isSignedBy(DOCTOR.seed().verifyingKey()));
        } catch (SealException refused) {
            assertTrue(refused.code().startsWith("CONTAINER_"));
        }
    }

    private static final byte[] CONTAINER =
            RecordContainer.write(SignedRecord.sign(Samples.claims(), Samples.bytes(40), DOCTOR));

    private static byte[] with(SignedRecord record, Jws jws) {
        return RecordContainer.write(new SignedRecord(record.claims(), record.content(), jws));
    }

    private static SealException refused(byte[] container) {
        return assertThrows(SealException.class, () -> RecordContainer.read(container));
    }
}
