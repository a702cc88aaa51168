package health.parcha.log;

import static health.parcha.log.Fixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.log.FailingLogStorage.Crash;
import health.parcha.log.FailingLogStorage.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The failure table: each write of a log's life fails in two ways, the log is opened anew on what is left, and the whole
 * world is checked: every acknowledged entry, every receipt, every checkpoint ever published, every tile.
 */
class CrashTest {
    /** Batches that start, fill and cross tiles of both lower levels. */
    private static final List<Integer> BATCHES = List.of(1, 3, 252, 1, 256, 511, 1, 2);

    @TestFactory
    Stream<DynamicTest> everyWrite_failingInEitherWay_losesNothingAcknowledged() {
        int writes = writesOfALife();
        assertTrue(writes > 40, "a life has enough writes to be worth a table: " + writes);
        return IntStream.range(0, writes)
                .boxed()
                .flatMap(write -> Stream.of(Way.values())
                        .map(way -> DynamicTest.dynamicTest("write " + write + " " + way, () -> crash(write, way))));
    }

    @Test
    void crashAfterCrash_atEveryWriteOfTheRecovery_stillRecovers() {
        for (Way way : Way.values()) {
            World world = new World();
            world.live(new FailingLogStorage(world.storage, 20, way));
            boolean crashed = true;
            for (int write = 0; crashed; write++) {
                FailingLogStorage failing = new FailingLogStorage(world.storage, write, Way.STORED);
                world.live(failing);
                crashed = failing.hasFailed();
            }
            world.check();
        }
    }

    private static void crash(int write, Way way) {
        World world = new World();
        FailingLogStorage failing = new FailingLogStorage(world.storage, write, way);
        world.live(failing);
        assertTrue(failing.hasFailed(), "write " + write + " was reached");
        world.recover();
        world.check();
    }

    private static int writesOfALife() {
        World world = new World();
        int writes = 0;
        FailingLogStorage failing = new FailingLogStorage(world.storage, writes, Way.LOST);
        world.live(failing);
        while (failing.hasFailed()) {
            world = new World();
            failing = new FailingLogStorage(world.storage, ++writes, Way.LOST);
            world.live(failing);
        }
        return writes;
    }

    /** One storage, and what its callers were told. */
    private static final class World {
        private final InMemoryLogStorage storage = new InMemoryLogStorage();
        private final List<Receipt> receipts = new ArrayList<>();
        private final List<SignedCheckpoint> published = new ArrayList<>();
        private long made;

        /** Opens the log, or creates it where it has no checkpoint, and works until done or crashed. */
        void live(LogStorage through) {
            try {
                RecordLog log = start(through);
                for (int batch : BATCHES) {
                    append(log, batch);
                    published.add(log.integrate());
                    // Several appends before the next integration happen too.
                    append(log, 1);
                    append(log, 2);
                }
                published.add(log.integrate());
            } catch (Crash e) {
                // The process is gone; what it had not been told is unknown to it.
            }
        }

        void recover() {
            RecordLog log = start(storage);
            published.add(log.integrate());
            append(log, 7);
            published.add(log.integrate());
        }

        void check() {
            published.add(Fixture.open(storage).integrate());
            assertEquals(List.of(), Fixture.check(storage), "the log is sound");
            SignedCheckpoint last = published.getLast();
            assertEquals(storage.entries.size(), last.size().value(), "all that is sequenced is published");
            ProofBuilder proofs = new ProofBuilder(new PublishedLog(storage));
            for (Receipt receipt : receipts) {
                int index = (int) receipt.index().value();
                assertEquals(receipt.leaf(), storage.entries.get(index).leaf(), "entry " + index + " was acknowledged");
                if (index % 37 == 0) {
                    proofs.inclusion(receipt.index(), last.size()).verify(receipt.leaf(), last.root());
                }
            }
            for (SignedCheckpoint former : published) {
                if (former.size().value() > 0) {
                    proofs.consistency(former.size(), last.size()).verify(former.root(), last.root());
                }
            }
        }

        private RecordLog start(LogStorage through) {
            return storage.checkpoint().isPresent() ? Fixture.open(through) : Fixture.create(through);
        }

        private void append(RecordLog log, int count) {
            List<Entry> entries = Fixture.entries(made, count);
            made += count;
            receipts.addAll(log.append(entries, NOW));
        }
    }
}
