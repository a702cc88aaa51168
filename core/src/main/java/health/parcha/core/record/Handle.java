package health.parcha.core.record;

import health.parcha.core.signed.Hex;

/** Names one category of one patient towards the nodes without saying which: 16 random bytes, the same over epochs. */
public record Handle(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 16;

    public Handle {
        Hex.check(hex, BYTES, "handle");
    }

    public static Handle of(byte[] bytes) {
        return new Handle(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
