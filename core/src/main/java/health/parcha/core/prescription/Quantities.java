package health.parcha.core.prescription;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How much of each line, in the order of the lines; those that are not there are 0. On chain one word of 16 numbers.
 *
 * @param counts always 16, each 0 to 65,535
 */
public record Quantities(List<Integer> counts) {
    public static final Quantities NONE = new Quantities(Collections.nCopies(Terms.MOST_LINES, 0));
    private static final int SIZE = 32;

    public Quantities {
        counts = List.copyOf(counts);
        if (counts.size() != Terms.MOST_LINES || counts.stream().anyMatch(count -> count < 0 || count > Line.MOST)) {
            throw new IllegalArgumentException("not sixteen quantities of 0 to 65,535");
        }
    }

    /** Of the first lines; the others are 0. */
    public static Quantities of(int... firsts) {
        List<Integer> counts = new ArrayList<>(NONE.counts);
        for (int i = 0; i < firsts.length; i++) {
            counts.set(i, firsts[i]);
        }
        return new Quantities(counts);
    }

    /** Reads the word. */
    public static Quantities read(byte[] word) {
        ByteBuffer in = ByteBuffer.wrap(word);
        List<Integer> counts = new ArrayList<>();
        while (in.hasRemaining()) {
            counts.add(Short.toUnsignedInt(in.getShort()));
        }
        return new Quantities(counts);
    }

    /** The word, 32 bytes, the first line first. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(SIZE);
        counts.forEach(count -> out.putShort(count.shortValue()));
        return out.array();
    }

    public int at(int line) {
        return counts.get(line);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Throws {@link IllegalArgumentException} where a line would leave 0 to 65,535. */
    public Quantities plus(Quantities other) {
        return each(other, 1);
    }

    /** Throws {@link IllegalArgumentException} where a line would leave 0 to 65,535. */
    public Quantities minus(Quantities other) {
        return each(other, -1);
    }

    private Quantities each(Quantities other, int sign) {
        List<Integer> sums = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            sums.add(counts.get(i) + sign * other.at(i));
        }
        return new Quantities(sums);
    }
}
