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

import java.util.Base64;
import java.util.List;
import java.util.Map;
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
        assertEquals(Fixture.opening(7), proved.opening());
        assertEquals(receipts.get(7), proved.receipt());
        assertEquals(head, proved.checkpoint());
        assertEquals(List.of(), proved.witnesses());
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
    void fileOfALogOfOneEntry_hasNoHashes() {
        InMemoryLogStorage small = new InMemoryLogStorage();
        RecordLog one = Fixture.create(small);
        Receipt receipt = one.append(Fixture.entries(0, 1), NOW).getFirst();
        SignedCheckpoint first = one.integrate();
        ProofFile file = ProofFile.of(
                Fixture.opening(0), Fixture.salt(0), receipt.index(), one.sign(receipt), first, small::tiles, Map.of());
        assertEquals(List.of(), file.path());
        ProofFile.parse(file.bytes()).verify(TRUSTED);
    }

    @Test
    void witnesses_areNamed() {
        Note cosigned = head.note().cosign(WITNESS, NOW);
        ProofFile file = file(5);
        ProofFile witnessed = new ProofFile(
                file.opening(), file.salt(), file.receipt(), file.index(), file.path(), cosigned, Map.of());
        assertEquals(
                List.of(WITNESS.verifier()),
                ProofFile.parse(witnessed.bytes()).verify(TRUSTED).witnesses());
    }

    @Test
    void partsOfTwoFiles_proveNothing() {
        ProofFile a = file(1);
        ProofFile b = file(2);
        refused(new ProofFile(b.opening(), a.salt(), a.receipt(), a.index(), a.path(), a.checkpoint(), Map.of()));
        refused(new ProofFile(a.opening(), b.salt(), a.receipt(), a.index(), a.path(), a.checkpoint(), Map.of()));
        refused(new ProofFile(a.opening(), a.salt(), b.receipt(), a.index(), a.path(), a.checkpoint(), Map.of()));
        refused(new ProofFile(a.opening(), a.salt(), a.receipt(), b.index(), a.path(), a.checkpoint(), Map.of()));
        refused(new ProofFile(a.opening(), a.salt(), a.receipt(), a.index(), b.path(), a.checkpoint(), Map.of()));
        log.append(Fixture.entries(300, 1), NOW);
        Note later = log.integrate().note();
        refused(new ProofFile(a.opening(), a.salt(), a.receipt(), a.index(), a.path(), later, Map.of()));
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
            assertEquals(
                    Fixture.opening(11), ProofFile.parse(bytes).verify(TRUSTED).opening());
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
                () -> new ProofFile(
                        file.opening(),
                        file.salt(),
                        file.receipt(),
                        file.index(),
                        file.path(),
                        file.checkpoint(),
                        attachments));
    }

    private ProofFile file(int i) {
        Note receipt = log.sign(receipts.get(i));
        LeafIndex index = receipts.get(i).index();
        Map<String, String> attachments = Map.of("card", "a.b.c");
        return ProofFile.of(
                Fixture.opening(i), Fixture.salt(i), index, receipt, head, new PublishedLog(storage), attachments);
    }

    private static void refused(ProofFile file) {
        assertThrows(ProofRefused.class, () -> file.verify(TRUSTED));
    }
}
