package health.parcha.log;

/** The number of leaves of a tree, from 0. */
public record TreeSize(long value) implements Comparable<TreeSize> {
    public static final TreeSize EMPTY = new TreeSize(0);

    public TreeSize {
        if (value < 0) {
            throw new IllegalArgumentException("a tree has 0 to 2^63 - 1 leaves");
        }
    }

    /** Whether a tree of this size has a leaf of that index. */
    public boolean covers(LeafIndex index) {
        return index.value() < value;
    }

    TreeSize plus(long leaves) {
        return new TreeSize(Math.addExact(value, leaves));
    }

    @Override
    public int compareTo(TreeSize other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
