package health.parcha.chain;

/**
 * How many blocks stand below a block; the first block of a chain has height 0.
 *
 * @param value from 0
 */
public record BlockHeight(long value) implements Comparable<BlockHeight> {
    public static final BlockHeight GENESIS = new BlockHeight(0);

    public BlockHeight {
        if (value < 0) {
            throw new IllegalArgumentException("a height is not negative: " + value);
        }
    }

    public BlockHeight plus(long blocks) {
        return new BlockHeight(value + blocks);
    }

    /** That many blocks lower, but not below the first block. */
    public BlockHeight minus(long blocks) {
        return new BlockHeight(Math.max(0, value - blocks));
    }

    public boolean isAbove(BlockHeight other) {
        return value > other.value;
    }

    @Override
    public int compareTo(BlockHeight other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
