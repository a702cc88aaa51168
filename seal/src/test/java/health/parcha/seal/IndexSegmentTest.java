package health.parcha.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.record.Category;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Jws;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HybridIdentity;
import health.parcha.seal.age.SealedPayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IndexSegmentTest {
    private final RecordSigner patient = Samples.patient();
    private final RecordSigner doctor = Samples.doctor();
    private final HybridIdentity index = HybridIdentity.fresh(Samples.RANDOM);
    private final SegmentHead head =
            new SegmentHead(Samples.NETWORK, Samples.PATIENT, Category.LABS, 2024, 1, Optional.empty());

    @Test
    void sealedSegment_opensEveryRecordItNames() throws Exception {
        List<SealedPayload> payloads = new ArrayList<>();
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SignedRecord record = SignedRecord.sign(Samples.claims(), Samples.bytes(300), doctor);
            FileKey key = FileKey.fresh(Samples.RANDOM);
            payloads.add(SealedPayload.seal(RecordContainer.write(record), key, Samples.RANDOM));
            entries.add(IndexEntry.of(record, key, "bafkreicid" + i));
        }
        byte[] file = IndexSegment.sign(head, entries, patient).seal(index.recipient(), Samples.RANDOM);

        IndexSegment opened = IndexSegment.open(file, index);
        assertTrue(opened.isSignedBy(patient.seed().verifyingKey()));
        assertFalse(opened.isSignedBy(doctor.seed().verifyingKey()));
        assertEquals(head, opened.head());
        assertEquals(20, opened.entries().size());
        for (int i = 0; i < 20; i++) {
            IndexEntry entry = opened.entries().get(i);
            SignedRecord record = RecordContainer.read(payloads.get(i).open(entry.key()));
            assertTrue(entry.describes(record));
            assertEquals(i == 0, opened.entries().getFirst().describes(record));
        }
    }

    @Test
    void emptySegment_opens() throws Exception {
        byte[] file = IndexSegment.sign(head, List.of(), patient).seal(index.recipient(), Samples.RANDOM);
        assertEquals(List.of(), IndexSegment.open(file, index).entries());
    }

    @Test
    void keysOfAnotherEpoch_doNotOpenIt() {
        byte[] file = IndexSegment.sign(head, List.of(), patient).seal(index.recipient(), Samples.RANDOM);
        HybridIdentity former = HybridIdentity.fresh(Samples.RANDOM);
        assertThrows(AgeException.NoIdentityMatched.class, () -> IndexSegment.open(file, former));
    }

    @Test
    void entryChangedOrDropped_isADigestMismatch() throws Exception {
        IndexEntry entry = IndexEntry.of(
                SignedRecord.sign(Samples.claims(), new byte[9], doctor), FileKey.fresh(Samples.RANDOM), "bafk");
        String text = text(IndexSegment.sign(head, List.of(entry, entry), patient));
        String dropped = text.substring(0, text.lastIndexOf("{"));
        assertEquals("INDEX_DIGEST", refused(dropped).code());
        assertEquals("INDEX_DIGEST", refused(text.replace("bafk", "bafj")).code());
        assertEquals("INDEX_MALFORMED", refused("no line").code());
    }

    @Test
    void countThatIsNotTheNumberOfEntries_isMalformed() throws Exception {
        Jws jws = IndexSegment.sign(head, List.of(), patient).jws();
        assertEquals(
                "INDEX_MALFORMED",
                refused(signed(jws, "count", new Json.Whole(1), patient)).code());
        assertEquals(
                "INDEX_MALFORMED",
                refused(signed(jws, "year", new Json.Whole(1L << 40), patient)).code());
        assertEquals(
                "INDEX_CLAIMS",
                refused(signed(jws, "count", new Json.Whole(0), doctor)).code());
    }

    @Test
    void entry_printsItsIdOnly() {
        SignedRecord record = SignedRecord.sign(Samples.claims(), new byte[9], doctor);
        IndexEntry entry = IndexEntry.of(record, FileKey.fresh(Samples.RANDOM), "bafk");
        assertEquals("IndexEntry[" + record.claims().record() + " version 1]", entry.toString());
    }

    private static String signed(Jws jws, String member, Json value, RecordSigner signer) {
        Map<String, Json> members = new TreeMap<>(jws.payload().members());
        members.put(member, value);
        return Jws.sign(new Json.Fields(members), IndexSegment.TYPE, signer.keyId(), signer.seed())
                        .compact() + "\n";
    }

    private String text(IndexSegment segment) throws Exception {
        byte[] file = segment.seal(index.recipient(), Samples.RANDOM);
        return new String(Age.open(file, List.of(index)), StandardCharsets.UTF_8);
    }

    private SealException refused(String text) {
        byte[] file = Age.seal(text.getBytes(StandardCharsets.UTF_8), List.of(index.recipient()), Samples.RANDOM);
        return assertThrows(SealException.class, () -> IndexSegment.open(file, index));
    }
}
