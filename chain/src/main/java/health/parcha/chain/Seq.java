package health.parcha.chain;

/**
 * How often an object has changed. An act names the seq it was signed for and raises it by one.
 *
 * @param value 0 for an object that is not there yet; the contracts stop at 2^24 - 1
 */
public record Seq(long value) implements Comparable<Seq> {
    public static final Seq FIRST = new Seq(0);

    public Seq {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("a seq fits in 32 bits: " + value);
        }
    }

    public Seq next() {
        return new Seq(value + 1);
    }

    @Override
    public int compareTo(Seq other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
