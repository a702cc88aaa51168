package health.parcha.log;

import static health.parcha.log.Fixture.LOG_KEY;
import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.ORIGIN;
import static health.parcha.log.Fixture.RECEIPT_KEY;
import static health.parcha.log.Fixture.WITNESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordLogTest {
    private final InMemoryLogStorage storage = new InMemoryLogStorage();
    private final RecordLog log = Fixture.create(storage);

    @Test
    void newLog_isEmptyAndSound() {
        assertEquals(TreeSize.EMPTY, log.checkpoint().size());
        assertEquals(Hash.OF_EMPTY_TREE, log.checkpoint().root());
        assertEquals(log.checkpoint(), log.integrate());
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void appendedEntries_getIndexesReceiptsAndThenACheckpoint() {
        List<Entry> entries = Fixture.entries(0, 3);
        List<Receipt> receipts = log.append(entries, NOW.plusNanos(700));
        assertEquals(TreeSize.EMPTY, log.checkpoint().size(), "sequenced, not yet published");

        for (int i = 0; i < 3; i++) {
            byte[] note = log.sign(receipts.get(i)).bytes();
            Receipt receipt = Receipt.open(note, ORIGIN, RECEIPT_KEY.verifier());
            assertEquals(receipts.get(i), receipt);
            assertEquals(receipt, log.receipt(receipt.index(), entries.get(i), NOW));
            assertEquals(new LeafIndex(i), receipt.index());
            assertEquals(entries.get(i).leaf(), receipt.leaf());
            assertEquals(NOW, receipt.time());
            assertEquals(NOW.plusSeconds(60), receipt.deadline());
            assertArrayEquals(note, log.sign(receipts.get(i)).bytes(), "signed again, the same note");
        }

        SignedCheckpoint published = log.integrate();
        assertEquals(new TreeSize(3), published.size());
        assertEquals(published, log.checkpoint());
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void everyEntry_isProvedAtEachLaterCheckpoint() {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (int batch = 1; batch <= 40; batch++) {
            log.append(Fixture.entries(storage.entries.size(), batch), NOW);
            checkpoints.add(log.integrate());
        }
        ProofBuilder proofs = new ProofBuilder(new PublishedLog(storage));
        for (SignedCheckpoint at : checkpoints) {
            for (long i = 0; i < at.size().value(); i += 17) {
                Hash leaf = storage.entries.get((int) i).leaf();
                proofs.inclusion(new LeafIndex(i), at.size()).verify(leaf, at.root());
            }
        }
        SignedCheckpoint last = checkpoints.getLast();
        for (SignedCheckpoint former : checkpoints) {
            proofs.consistency(former.size(), last.size()).verify(former.root(), last.root());
        }
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void longBacklog_isTakenInSteps() {
        log.append(Fixture.entries(0, 20_000), NOW);
        assertEquals(new TreeSize(20_000), log.integrate().size());
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void integrating_readsTheRightEdgeAlone() {
        log.append(Fixture.entries(0, 1000), NOW);
        log.integrate();
        List<TileId> read = new ArrayList<>();
        LogStorage watched = new InMemoryLogStorage() {
            @Override
            public List<Tile> tiles(List<TileId> ids) {
                read.addAll(ids);
                return storage.tiles(ids);
            }

            @Override
            public List<Entry> entries(LeafIndex from, int max) {
                return storage.entries(from, max);
            }

            @Override
            public Optional<byte[]> checkpoint() {
                return storage.checkpoint();
            }
        };
        log.append(Fixture.entries(1000, 5), NOW);
        // The watched storage takes no checkpoint of a log it has not seen begin: all reading is done by then.
        assertThrows(WriterConflict.class, () -> Fixture.open(watched).integrate());
        assertEquals(List.of(new TileId(0, 3, 232), new TileId(1, 0, 3)), read);
    }

    @Test
    void secondWriter_isRefusedAndNothingForks() {
        log.append(Fixture.entries(0, 10), NOW);
        boolean[] overtaken = {false};
        LogStorage slow = new FailingLogStorage(storage, -1, FailingLogStorage.Way.LOST) {
            @Override
            public void storeTiles(List<Tile> tiles) {
                super.storeTiles(tiles);
                if (!overtaken[0]) {
                    overtaken[0] = true;
                    log.append(Fixture.entries(10, 300), NOW);
                    log.integrate();
                }
            }
        };
        RecordLog second = Fixture.open(slow);
        assertThrows(WriterConflict.class, second::integrate);
        assertEquals(new TreeSize(310), second.integrate().size(), "integrating again starts from what is published");
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void creatingALogWhereOneIs_isRefused() {
        assertThrows(WriterConflict.class, () -> Fixture.create(storage));
    }

    @Test
    void openingWithoutACheckpoint_isRefused() {
        assertThrows(LogAbsent.class, () -> Fixture.open(new InMemoryLogStorage()));
    }

    @Test
    void openingWithAnotherKeyOrOrigin_isRefused() {
        NoteSigner otherKey = NoteSigner.ed25519(ORIGIN.logKey(), Fixture.seed(9));
        assertThrows(SignatureRefused.class, () -> RecordLog.open(ORIGIN, storage, otherKey, RECEIPT_KEY));
        LogOrigin other = new LogOrigin("parcha/other/1");
        NoteSigner logKey = NoteSigner.ed25519(other.logKey(), Fixture.seed(1));
        NoteSigner receiptKey = NoteSigner.ed25519(other.receiptKey(), Fixture.seed(2));
        assertThrows(LogFailure.class, () -> RecordLog.open(other, storage, logKey, receiptKey));
        assertThrows(IllegalArgumentException.class, () -> RecordLog.open(other, storage, LOG_KEY, RECEIPT_KEY));
    }

    @Test
    void oneKeyForLogAndReceipts_isRefused() {
        NoteSigner same = NoteSigner.ed25519(ORIGIN.receiptKey(), Fixture.seed(1));
        assertThrows(IllegalArgumentException.class, () -> RecordLog.open(ORIGIN, storage, LOG_KEY, same));
    }

    @Test
    void storageOfYesterday_isRefusedBeforeWriting() {
        log.append(Fixture.entries(0, 5), NOW);
        SignedCheckpoint seen = log.integrate();
        log.requireContinuationOf(seen.size(), seen.root());
        log.append(Fixture.entries(5, 1), NOW);
        log.integrate();
        log.requireContinuationOf(seen.size(), seen.root());

        InMemoryLogStorage yesterday = new InMemoryLogStorage();
        RecordLog restored = Fixture.create(yesterday);
        assertThrows(LogForked.class, () -> restored.requireContinuationOf(seen.size(), seen.root()));
        restored.append(Fixture.entries(100, 9), NOW);
        restored.integrate();
        assertThrows(LogForked.class, () -> restored.requireContinuationOf(seen.size(), seen.root()));
    }

    @Test
    void damagedEdge_stopsTheWriter() {
        log.append(Fixture.entries(0, 5), NOW);
        log.integrate();
        storage.tiles.get("0/0")[40]++;
        log.append(Fixture.entries(5, 1), NOW);
        assertThrows(LogForked.class, log::integrate);
        assertEquals(new TreeSize(5), log.checkpoint().size());
    }

    @Test
    void witnessedCheckpoint_keepsItsCosignatureUntilTheNext() {
        log.append(Fixture.entries(0, 2), NOW);
        SignedCheckpoint seen = log.integrate();
        NoteSignature cosignature =
                seen.note().cosign(WITNESS, NOW).signatures().getLast();
        assertTrue(log.witness(seen, cosignature, WITNESS.verifier()).isPresent());
        assertEquals(List.of(WITNESS.verifier()), log.checkpoint().witnesses(List.of(WITNESS.verifier())));

        log.append(Fixture.entries(2, 1), NOW);
        log.integrate();
        assertEquals(Optional.empty(), log.witness(seen, cosignature, WITNESS.verifier()));
        assertEquals(List.of(), log.checkpoint().witnesses(List.of(WITNESS.verifier())));
    }

    @Test
    void receipt_isNoCheckpointAndNoCheckpointIsAReceipt() {
        Receipt receipt = log.append(Fixture.entries(0, 1), NOW).getFirst();
        assertThrows(MalformedLogText.class, () -> Checkpoint.parse(receipt.text()));
        byte[] checkpoint = log.integrate().note().bytes();
        assertThrows(LogFailure.class, () -> Receipt.open(checkpoint, ORIGIN, RECEIPT_KEY.verifier()));
        assertThrows(MalformedLogText.class, () -> Receipt.open(checkpoint, ORIGIN, LOG_KEY.verifier()));
        byte[] note = log.sign(receipt).bytes();
        assertThrows(SignatureRefused.class, () -> Receipt.open(note, ORIGIN, LOG_KEY.verifier()));
        assertThrows(LogFailure.class, () -> SignedCheckpoint.open(note, ORIGIN, LOG_KEY.verifier()));
        LogOrigin other = new LogOrigin("parcha/other/1");
        assertThrows(MalformedLogText.class, () -> Receipt.open(note, other, RECEIPT_KEY.verifier()));
    }
}
