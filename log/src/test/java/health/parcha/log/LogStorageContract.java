package health.parcha.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What {@link LogStorage} promises, for every implementation: extend it and give it an empty storage. A storage that needs
 * a transaction to append in opens one in {@link #append}.
 */
public abstract class LogStorageContract {
    private LogStorage storage = new InMemoryLogStorage();

    /** A storage that never held anything. */
    protected abstract LogStorage emptyStorage() throws Exception;

    /** Appends in a transaction of its own, committed on return. */
    protected LeafIndex append(LogStorage to, List<Entry> entries) {
        return to.append(entries);
    }

    @BeforeEach
    void begin() throws Exception {
        storage = emptyStorage();
    }

    @Test
    void emptyStorage_hasNothing() {
        assertEquals(Optional.empty(), storage.checkpoint());
        assertEquals(List.of(), storage.entries(new LeafIndex(0), 10));
        assertThrows(ResourceAbsent.class, () -> storage.tiles(List.of(new TileId(0, 0, 1))));
        assertEquals(List.of(), storage.tiles(List.of()));
    }

    @Test
    void entries_getTheNextIndexesAndComeBackInOrder() {
        List<Entry> entries = Fixture.entries(0, 700);
        assertEquals(new LeafIndex(0), append(storage, entries.subList(0, 1)));
        assertEquals(new LeafIndex(1), append(storage, entries.subList(1, 600)));
        assertEquals(new LeafIndex(600), append(storage, entries.subList(600, 700)));
        assertEquals(entries, storage.entries(new LeafIndex(0), 1000));
        assertEquals(entries.subList(255, 258), storage.entries(new LeafIndex(255), 3));
        assertEquals(entries.subList(699, 700), storage.entries(new LeafIndex(699), 3));
        assertEquals(List.of(), storage.entries(new LeafIndex(700), 3));
        assertEquals(List.of(), storage.entries(new LeafIndex(Long.MAX_VALUE), 3));
    }

    @Test
    void entryOfAnUnknownType_isKept() {
        byte[] bytes = new byte[Entry.BYTES];
        bytes[0] = (byte) 0xff;
        append(storage, List.of(Entry.of(bytes)));
        assertEquals(List.of(Entry.of(bytes)), storage.entries(new LeafIndex(0), 1));
    }

    @Test
    void appendingAtOnce_leavesNoGapAndLosesNothing() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<LeafIndex>> firsts = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> append(storage, Fixture.entries(i * 10L, 10))))
                    .toList();
            for (int i = 0; i < firsts.size(); i++) {
                assertEquals(
                        Fixture.entries(i * 10L, 10),
                        storage.entries(firsts.get(i).get(), 10));
            }
        }
        assertEquals(400, storage.entries(new LeafIndex(0), 1000).size());
    }

    @Test
    void checkpoint_isReplacedOnlyWhereTheExpectedOneIsStored() {
        storage.replaceCheckpoint(Optional.empty(), bytes("one"));
        assertArrayEquals(bytes("one"), storage.checkpoint().orElseThrow());
        assertThrows(WriterConflict.class, () -> storage.replaceCheckpoint(Optional.empty(), bytes("two")));
        assertThrows(WriterConflict.class, () -> storage.replaceCheckpoint(Optional.of(bytes("on")), bytes("two")));
        assertArrayEquals(bytes("one"), storage.checkpoint().orElseThrow());
        storage.replaceCheckpoint(Optional.of(bytes("one")), bytes("two"));
        assertArrayEquals(bytes("two"), storage.checkpoint().orElseThrow());
        assertThrows(WriterConflict.class, () -> storage.replaceCheckpoint(Optional.of(bytes("one")), bytes("three")));
    }

    @Test
    void expectedCheckpoint_whereNoneIsStored_isAConflict() {
        assertThrows(WriterConflict.class, () -> storage.replaceCheckpoint(Optional.of(bytes("one")), bytes("two")));
        assertEquals(Optional.empty(), storage.checkpoint());
    }

    @Test
    void ofManyWritersAtOnce_oneReplacesTheCheckpoint() throws Exception {
        storage.replaceCheckpoint(Optional.empty(), bytes("start"));
        assertEquals(1, winners(Optional.of(bytes("start"))));
    }

    @Test
    void ofManyCreatorsAtOnce_oneStoresTheFirstCheckpoint() throws Exception {
        assertEquals(1, winners(Optional.empty()));
    }

    @Test
    void tile_isServedAtEveryWidthItEverHad() {
        Tile narrow = tile(2, 5, 0);
        Tile wide = tile(2, 200, 0);
        storage.storeTiles(List.of(narrow));
        storage.storeTiles(List.of(wide));
        assertEquals(List.of(wide, narrow), storage.tiles(List.of(wide.id(), narrow.id())));
        assertEquals(List.of(tile(2, 100, 0)), storage.tiles(List.of(new TileId(0, 2, 100))));
        assertThrows(ResourceAbsent.class, () -> storage.tiles(List.of(new TileId(0, 2, 201))));
        assertThrows(ResourceAbsent.class, () -> storage.tiles(List.of(narrow.id(), new TileId(1, 2, 5))));
    }

    @Test
    void narrowerOrSameTile_isPassedOver() {
        storage.storeTiles(List.of(tile(0, 256, 0)));
        storage.storeTiles(List.of(tile(0, 9, 0), tile(0, 256, 0)));
        assertEquals(List.of(tile(0, 256, 0)), storage.tiles(List.of(new TileId(0, 0, 256))));
    }

    @Test
    void tileThatDiffers_isAForkAndChangesNothing() {
        storage.storeTiles(List.of(tile(0, 10, 0)));
        assertThrows(LogForked.class, () -> storage.storeTiles(List.of(tile(0, 10, 1))));
        assertThrows(LogForked.class, () -> storage.storeTiles(List.of(tile(0, 20, 1))));
        assertThrows(LogForked.class, () -> storage.storeTiles(List.of(tile(0, 4, 1))));
        assertEquals(List.of(tile(0, 10, 0)), storage.tiles(List.of(new TileId(0, 0, 10))));
    }

    @Test
    void logOnThisStorage_isSound() {
        RecordLog log = Fixture.create(storage);
        for (int batch : List.of(1, 254, 1, 1, 300, 70)) {
            int made = (int) log.checkpoint().size().value();
            append(storage, Fixture.entries(made, batch));
            assertEquals(made + batch, log.integrate().size().value());
        }
        assertEquals(List.of(), Fixture.check(storage));
    }

    private long winners(Optional<byte[]> expected) throws InterruptedException {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                byte[] next = bytes("writer " + i);
                writers.add(threads.submit(() -> storage.replaceCheckpoint(expected, next)));
            }
        }
        long winners = 0;
        for (Future<?> writer : writers) {
            winners += won(writer) ? 1 : 0;
        }
        return winners;
    }

    private static boolean won(Future<?> writer) throws InterruptedException {
        try {
            writer.get();
            return true;
        } catch (ExecutionException e) {
            assertTrue(e.getCause() instanceof WriterConflict, "a loser is told why: " + e.getCause());
            return false;
        }
    }

    /** A tile of level 0 whose hashes depend on their places and a seed. */
    private static Tile tile(long index, int width, int seed) {
        List<Hash> hashes = IntStream.range(0, width)
                .mapToObj(i -> ReferenceTree.leaf(seed * 1_000_000L + index * 256 + i))
                .toList();
        return Tile.of(new TileId(0, index, width), hashes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
