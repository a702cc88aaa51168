package health.parcha.core.party;

/** A member of the network, numbered from 1 in the order of admission. Fits in 32 bits without sign. */
public record MemberNumber(long value) implements Comparable<MemberNumber> {
    public MemberNumber {
        if (value < 1 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("a member number is between 1 and 2^32 - 1");
        }
    }

    @Override
    public int compareTo(MemberNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
