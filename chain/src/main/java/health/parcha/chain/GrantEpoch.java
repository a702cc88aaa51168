package health.parcha.chain;

/**
 * How often an account has revoked everything at once. A ticket counts only in the epoch that it names.
 *
 * @param value from 0
 */
public record GrantEpoch(long value) {
    public static final GrantEpoch FIRST = new GrantEpoch(0);

    public GrantEpoch {
        if (value < 0 || value > 0xffff_ffffL) {
            throw new IllegalArgumentException("a grant epoch fits in 32 bits: " + value);
        }
    }

    public GrantEpoch next() {
        return new GrantEpoch(value + 1);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
