package health.parcha.log;

import java.util.List;
import java.util.Optional;

/**
 * Where a log is kept. The entries are the truth, the tiles follow from them, and the checkpoint is the single point at
 * which the log says so to others; it lives beside them in the same database.
 *
 * <p>Contract, for all methods. What a method has stored is durable and visible to later calls once it returns, except
 * for {@link #append}, which is durable when the caller's transaction commits. Where a method throws anything but what is
 * named here, its write may or may not have happened: the caller starts again from {@link #checkpoint}, which is the
 * ordinary path. Reads are never stale: they see every write that returned before they began. All methods may be called
 * concurrently, from several processes on one store.
 */
public interface LogStorage {
    /**
     * Gives the entries the next indexes, in order and without a gap, within the caller's transaction: they are there if
     * and only if the business rows of that transaction are. Appending waits for other transactions that have appended
     * and not yet ended, so it should be a transaction's last statement.
     *
     * @param entries at least one
     * @return the index of the first; the others follow
     */
    LeafIndex append(List<Entry> entries);

    /**
     * Committed entries from an index on, without a gap and in order: at most {@code max}, fewer only where there are no
     * more, none where there is none at that index. An index that this once returned keeps its entry for ever.
     */
    List<Entry> entries(LeafIndex from, int max);

    /** The note that was last stored by {@link #replaceCheckpoint}; empty where there never was one. */
    Optional<byte[]> checkpoint();

    /**
     * Replaces the checkpoint if, and only if, the one stored now is byte for byte the expected one: compare-and-set, and
     * the only guard against two writers.
     *
     * @param expected empty where none may be stored yet
     * @throws WriterConflict where another one is stored; nothing was changed
     */
    void replaceCheckpoint(Optional<byte[]> expected, byte[] next);

    /**
     * Stores tiles. Of each level and index the widest is kept: one that is narrower than what is stored is passed over,
     * one that is wider replaces it. May be called twice with the same tiles, also by two writers at once. It need not be
     * atomic over several tiles.
     *
     * @throws LogForked where the narrower of stored and given is not the beginning of the wider; nothing of that tile was
     *     changed
     */
    void storeTiles(List<Tile> tiles);

    /**
     * Reads tiles in the order asked for, each with the first {@code width} hashes of what is stored.
     *
     * @throws ResourceAbsent where a tile is not stored, or only narrower
     */
    List<Tile> tiles(List<TileId> ids);
}
