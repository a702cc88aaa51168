package health.parcha.log;

/**
 * Names a tile: {@code width} consecutive hashes at tree level 8 * {@code level}, from the {@code index * 256}-th on. A
 * tile of less than 256 hashes is partial and stands at the tree's right edge; a wider tile of the same level and index
 * begins with it.
 *
 * @param level 0 (leaf hashes) to 7
 * @param index from 0
 * @param width in hashes, 1 to 256
 */
public record TileId(int level, long index, int width) implements LogPath {
    /** Tree levels that one tile spans. */
    static final int HEIGHT = 8;

    /** The width of a full tile. */
    public static final int FULL = 1 << HEIGHT;

    static final int LEVELS = 8;

    private static final long INDEXES = 1L << 50;

    public TileId {
        check(level, index, width);
    }

    static void check(int level, long index, int width) {
        if (level < 0 || level >= LEVELS || index < 0 || index >= INDEXES || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile of level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile that holds the hash of a subtree, as wide as it is in a tree of the given size. */
    static TileId holding(Subtree subtree, TreeSize size) {
        int level = subtree.level() / HEIGHT;
        long index = subtree.index() >>> (HEIGHT - subtree.level() % HEIGHT);
        return new TileId(level, index, widthAt(level, index, size));
    }

    /** How wide the tile of that level and index is in a tree of the given size; 0 where it does not exist yet. */
    static int widthAt(int level, long index, TreeSize size) {
        long hashes = size.value() >>> (HEIGHT * level);
        return Math.clamp(hashes - index * FULL, 0, FULL);
    }

    /** Whether a tree of the given size has at least these hashes. */
    public boolean within(TreeSize size) {
        return width <= widthAt(level, index, size);
    }

    @Override
    public String path() {
        return TilePath.of(Integer.toString(level), index, width);
    }

    @Override
    public String toString() {
        return path();
    }
}
