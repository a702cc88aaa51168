package health.parcha.log;

/** An entry's place in the log, counted from 0; it never changes. */
public record LeafIndex(long value) implements Comparable<LeafIndex> {
    public LeafIndex {
        if (value < 0) {
            throw new IllegalArgumentException("a leaf's index is between 0 and 2^63 - 1");
        }
    }

    /** The place {@code leaves} further right. */
    public LeafIndex plus(long leaves) {
        return new LeafIndex(Math.addExact(value, leaves));
    }

    @Override
    public int compareTo(LeafIndex other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
