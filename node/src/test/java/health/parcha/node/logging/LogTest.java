package health.parcha.node.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Commitment;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.log.EntryType;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogOrigin;
import health.parcha.log.LogParty;
import health.parcha.log.NoteVerifier;
import health.parcha.log.Opening;
import health.parcha.log.ProofBuilder;
import health.parcha.log.PublishedLog;
import health.parcha.log.Receipt;
import health.parcha.log.Salt;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TlogProof;
import health.parcha.log.TrustedLog;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestSettings;
import health.parcha.node.logging.MemberLog.Logged;
import health.parcha.node.logging.MemberLog.RecordEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;

class LogTest {
    private static final AccountId DOCTOR = new AccountId("0x" + "d0".repeat(20));
    private static final AccountId PATIENT = new AccountId("0x" + "ab".repeat(20));

    @TempDir
    static Path folder;

    private static TestHospital hospital;
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        node = TestNode.start(TestSettings.offChain(folder, hospital, TestDatabase.make("logging")), hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void entry_ofACommittedAct_isProvableAtThePublishedCheckpoint() throws Exception {
        Logged logged = inTransaction(() -> log().append(opening()));
        LogOrigin origin = node.part(LogOrigin.class);
        NoteVerifier receiptKey = NoteVerifier.parse(
                hospital.document(TestManifest.nowhere().network()).document().receiptKey());
        Receipt receipt = Receipt.open(logged.receipt().getBytes(StandardCharsets.UTF_8), origin, receiptKey);
        SignedCheckpoint checkpoint = checkpointCovering(logged.index());

        new ProofBuilder(ids -> node.part(PublishedLog.class).tiles(ids))
                .inclusion(logged.index(), checkpoint.size())
                .verify(receipt.leaf(), checkpoint.root());
        Opening opening = Opening.of(JsonReader.readObject(logged.opening()));
        assertEquals(
                receipt.leaf(), opening.entry(Salt.of(Hex.bytes(logged.salt()))).leaf());
    }

    @Test
    void entry_ofAnActThatWasRolledBack_leavesNoGap() {
        Logged before = inTransaction(() -> log().append(opening()));
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> {
                    log().append(opening());
                    throw new IllegalStateException("the act failed");
                }));
        Logged after = inTransaction(() -> log().append(opening()));
        assertEquals(before.index().plus(1), after.index());
    }

    @Test
    void append_outsideATransaction_isRefused() {
        assertThrows(IllegalStateException.class, () -> log().append(opening()));
    }

    @Test
    void acts_uponAPerson_areFoundByThatPersonByTheirObjectAndByTheirActor() {
        AccountId subject = new AccountId("0x" + "5b".repeat(20));
        RecordEntry record = new RecordEntry(
                EntryType.RECORD_CREATED, new Commitment("77".repeat(32)), DOCTOR, subject, "cafe", "a.b.c");
        Logged opened = inTransaction(() -> log().append(opening(subject)));
        Logged kept = inTransaction(() -> log().appendRecords(List.of(record), Instant.now()))
                .getFirst();

        TrailEntries trail = node.part(TrailEntries.class);
        List<TrailEntry> all = trail.ofSubject(subject, new LeafIndex(0), 10);
        assertEquals(
                List.of(opened.index(), kept.index()),
                all.stream().map(TrailEntry::index).toList());
        assertEquals(
                List.of(opened.receipt(), kept.receipt()),
                all.stream().map(TrailEntry::receipt).toList());
        assertEquals(
                Optional.of(new TrailEntry.Opened(opened.opening(), opened.salt())),
                all.getFirst().opened());
        assertEquals(List.of(all.getLast()), trail.ofObject(subject, "cafe", new LeafIndex(0), 10));
        assertEquals(
                List.of(all.getLast(), all.getFirst()),
                trail.ofActors(List.of(DOCTOR), new LeafIndex(kept.index().value() + 1), 2));
    }

    @Test
    void proof_ofAnEntry_isServedAtTheNewestCheckpoint() throws Exception {
        Logged logged = inTransaction(() -> log().append(opening()));
        checkpointCovering(logged.index());
        TlogProof proof = TlogProof.parse(node.bytes("/api/v1/proofs/" + logged.index()));
        Opening opening = Opening.of(JsonReader.readObject(logged.opening()));
        var document = hospital.document(TestManifest.nowhere().network()).document();
        TrustedLog trusted = new TrustedLog(
                node.part(LogOrigin.class),
                NoteVerifier.parse(document.logKey()),
                NoteVerifier.parse(document.receiptKey()),
                List.of());
        proof.verify(opening.entry(Salt.of(Hex.bytes(logged.salt()))).leaf(), trusted);
        assertEquals(404, node.get("/api/v1/proofs/1000000").statusCode());
    }

    @Test
    void log_isServedToEverybody() throws Exception {
        Logged logged = inTransaction(() -> log().append(opening()));
        SignedCheckpoint checkpoint = checkpointCovering(logged.index());
        int width = (int) checkpoint.size().value();
        byte[] tile = node.bytes("/log/tile/0/000.p/" + width);
        assertEquals(width * 32, tile.length);
        assertEquals(width * 35, node.bytes("/log/tile/entries/000.p/" + width).length);
        assertEquals(404, node.get("/log/tile/0/000").statusCode());
        assertTrue(new String(node.bytes("/log/key"), StandardCharsets.UTF_8)
                .startsWith(node.part(LogOrigin.class).text() + "+"));
    }

    private static SignedCheckpoint checkpointCovering(LeafIndex index) throws Exception {
        NoteVerifier key = NoteVerifier.parse(
                hospital.document(TestManifest.nowhere().network()).document().logKey());
        while (true) {
            SignedCheckpoint checkpoint =
                    SignedCheckpoint.open(node.bytes("/log/checkpoint"), node.part(LogOrigin.class), key);
            if (checkpoint.size().covers(index)) {
                return checkpoint;
            }
            Thread.sleep(20);
        }
    }

    private static Opening opening() {
        return opening(PATIENT);
    }

    private static Opening opening(AccountId subject) {
        return new Opening(
                TestManifest.nowhere().network(),
                EntryType.EXPORT,
                LogParty.of(DOCTOR),
                Optional.of(LogParty.of(subject)),
                Optional.empty(),
                new Digest("11".repeat(32)),
                Instant.now());
    }

    private static MemberLog log() {
        return node.part(MemberLog.class);
    }

    private static <T> T inTransaction(java.util.function.Supplier<T> act) {
        return node.part(TransactionOperations.class).execute(status -> act.get());
    }
}
