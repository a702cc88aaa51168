package health.parcha.log;

/**
 * Names an entry bundle: {@code width} consecutive entries from the {@code index * 256}-th on.
 *
 * @param index from 0
 * @param width in entries, 1 to 256
 */
public record BundleId(long index, int width) implements LogPath {
    public BundleId {
        TileId.check(0, index, width);
    }

    /** The place of the first entry. */
    public LeafIndex first() {
        return new LeafIndex(index * TileId.FULL);
    }

    /** Whether a tree of the given size has at least these entries. */
    public boolean within(TreeSize size) {
        return leaves().within(size);
    }

    /** The tile of the leaf hashes of the same entries. */
    TileId leaves() {
        return new TileId(0, index, width);
    }

    @Override
    public String path() {
        return TilePath.of("entries", index, width);
    }

    @Override
    public String toString() {
        return path();
    }
}
