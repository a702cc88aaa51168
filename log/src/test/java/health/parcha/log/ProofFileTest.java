package health.parcha.log;

import static health.parcha.log.Fixture.LOG_KEY;
import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.ORIGIN;
import static health.parcha.log.Fixture.RECEIPT_KEY;
import static health.parcha.log.Fixture.WITNESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.log.ProofFile.Disclosed;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofFileTest {
    private static final TrustedLog TRUSTED =
            new TrustedLog(ORIGIN, LOG_KEY.verifier(), RECEIPT_KEY.verifier(), List.of(WITNESS.verifier()));

    private final InMemoryLogStorage storage = new InMemoryLogStorage();
    private final RecordLog log = Fixture.create(storage);
    private final List<Receipt> receipts = log.append(Fixture.entries(0, 300), NOW);
    private final SignedCheckpoint head = log.integrate();

    @Test
    void file_provesItsAct() {
        ProofFile.Proved proved = ProofFile.parse(file(7).bytes()).verify(TRUSTED);
        assertEquals(storage.entries.get(7), proved.entry());
        assertEquals(Optional.of(Fixture.opening(7).json()), proved.opening());
        assertEquals(receipts.get(7), proved.receipt());
        assertEquals(head, proved.checkpoint());
        assertEquals(List.of(), proved.witnesses());
    }

    @Test
    void fileThatDisclosesNothing_provesTheEntryAlone() {
        ProofFile file = file(7);
        ProofFile closed = new ProofFile(file.proof(), file.entry(), file.receipt(), Optional.empty(), Map.of());
        ProofFile.Proved proved = ProofFile.parse(closed.bytes()).verify(TRUSTED);
        assertEquals(Optional.empty(), proved.opening());
        assertEquals(file.entry(), proved.entry());
    }

    @Test
    void file_readBack_isTheSameBytes() {
        byte[] bytes = file(299).bytes();
        ProofFile read = ProofFile.parse(bytes);
        assertArrayEquals(bytes, read.bytes());
        assertEquals(Map.of("card", "a.b.c"), read.attachments());
        assertTrue(new String(bytes, UTF_8).startsWith("c2sp.org/tlog-proof@v1\nextra "));
    }

    @Test
    void proofWithoutExtra_isReadAndVerified() {
        TlogProof proof = TlogProof.of(new LeafIndex(3), head, new PublishedLog(storage));
        TlogProof read = TlogProof.parse(proof.bytes());
        assertEquals(proof, read);
        assertEquals(head, read.verify(storage.entries.get(3).leaf(), TRUSTED));
        assertThrows(
                ProofRefused.class, () -> read.verify(storage.entries.get(4).leaf(), TRUSTED));
        assertThrows(MalformedLogText.class, () -> ProofFile.parse(proof.bytes()));
    }

    @Test
    void proofOfALogOfOneEntry_hasNoHashes() {
        InMemoryLogStorage small = new InMemoryLogStorage();
        RecordLog one = Fixture.create(small);
        LeafIndex index = one.append(Fixture.entries(0, 1), NOW).getFirst().index();
        TlogProof proof = TlogProof.of(index, one.integrate(), small::tiles);
        assertEquals(List.of(), proof.path());
        TlogProof.parse(proof.bytes()).verify(small.entries.getFirst().leaf(), TRUSTED);
    }

    @Test
    void witnesses_areNamed() {
        Note cosigned = head.note().cosign(WITNESS, NOW);
        ProofFile file = file(5);
        TlogProof proof = new TlogProof(
                Optional.empty(), file.proof().index(), file.proof().path(), cosigned);
        ProofFile witnessed = new ProofFile(proof, file.entry(), file.receipt(), file.disclosed(), Map.of());
        assertEquals(
                List.of(WITNESS.verifier()),
                ProofFile.parse(witnessed.bytes()).verify(TRUSTED).witnesses());
    }

    @Test
    void partsOfTwoFiles_proveNothing() {
        ProofFile a = file(1);
        ProofFile b = file(2);
        refused(new ProofFile(b.proof(), a.entry(), a.receipt(), a.disclosed(), Map.of()));
        refused(new ProofFile(a.proof(), b.entry(), a.receipt(), a.disclosed(), Map.of()));
        refused(new ProofFile(a.proof(), a.entry(), b.receipt(), a.disclosed(), Map.of()));
        refused(new ProofFile(a.proof(), a.entry(), a.receipt(), b.disclosed(), Map.of()));
        log.append(Fixture.entries(300, 1), NOW);
        Note later = log.integrate().note();
        TlogProof stale =
                new TlogProof(Optional.empty(), a.proof().index(), a.proof().path(), later);
        refused(new ProofFile(stale, a.entry(), a.receipt(), a.disclosed(), Map.of()));
    }

    @Test
    void fileOfAnotherLogOrKey_isRefused() {
        ProofFile file = file(1);
        NoteVerifier stranger =
                NoteVerifier.ed25519(ORIGIN.logKey(), Fixture.seed(8).verifyingKey());
        TrustedLog otherKey = new TrustedLog(ORIGIN, stranger, RECEIPT_KEY.verifier(), List.of());
        assertThrows(SignatureRefused.class, () -> file.verify(otherKey));
        LogOrigin other = new LogOrigin("parcha/other/1");
        TrustedLog otherLog = new TrustedLog(other, LOG_KEY.verifier(), RECEIPT_KEY.verifier(), List.of());
        assertThrows(MalformedLogText.class, () -> file.verify(otherLog));
    }

    @Property(tries = 400)
    void anyByteChanged_neverProvesSomethingElse(
            @ForAll @IntRange(min = 0, max = 1_000_000) int some, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = file(11).bytes();
        bytes[some % bytes.length] ^= (byte) change;
        try {
            // A change that only touches an attachment or an unknown signature may pass; what is proved stays the same.
            ProofFile.Proved proved = ProofFile.parse(bytes).verify(TRUSTED);
            assertEquals(storage.entries.get(11), proved.entry());
            assertEquals(Optional.of(Fixture.opening(11).json()), proved.opening());
        } catch (LogFailure e) {
            assertFalse(e.code().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v1\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nextra EXTRA\nindex 1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nindex 1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra EXTRA\nindex 01\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra EXTRA\nindex -1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra EXTRA\nindex 1\nAAAA\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra TWICE\nindex 1\n\nNOTE",
                "c2sp.org/tlog-proof@v1\nextra EXTRA\nindex 1\n\n"
            })
    void textThatIsNoProofFile_isRefused(String form) {
        String extra =
                new String(file(1).bytes(), UTF_8).lines().toList().get(1).substring(6);
        String inside = new String(Base64.getDecoder().decode(extra), UTF_8);
        String twice = Base64.getEncoder().encodeToString((inside + "card YS5iLmM=\n").getBytes(UTF_8));
        String text = form.replace("EXTRA", extra)
                .replace("TWICE", twice)
                .replace("NOTE", new String(head.note().bytes(), UTF_8));
        assertThrows(MalformedLogText.class, () -> ProofFile.parse(text.getBytes(UTF_8)));
    }

    @Test
    void attachmentUnderAnOwnName_isRefused() {
        ProofFile file = file(1);
        Map<String, String> attachments = Map.of("salt", "x");
        assertThrows(
                MalformedLogText.class,
                () -> new ProofFile(file.proof(), file.entry(), file.receipt(), file.disclosed(), attachments));
    }

    private ProofFile file(int i) {
        TlogProof proof = TlogProof.of(receipts.get(i).index(), head, new PublishedLog(storage));
        Disclosed disclosed = new Disclosed(Fixture.opening(i).json(), Fixture.salt(i));
        Note receipt = log.sign(receipts.get(i));
        return new ProofFile(proof, storage.entries.get(i), receipt, Optional.of(disclosed), Map.of("card", "a.b.c"));
    }

    private static void refused(ProofFile file) {
        assertThrows(ProofRefused.class, () -> file.verify(TRUSTED));
    }
}
