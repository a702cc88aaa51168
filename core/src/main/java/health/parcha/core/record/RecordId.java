package health.parcha.core.record;

import health.parcha.core.signed.Hex;

/** A record's id: 16 random bytes, scoped by its author. */
public record RecordId(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 16;

    public RecordId {
        Hex.check(hex, BYTES, "record id");
    }

    public static RecordId of(byte[] bytes) {
        return new RecordId(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
