package health.parcha.core.record;

import health.parcha.core.signed.Hex;

/** A salted commitment: HMAC-SHA-256(salt, digest). Without the salt it says nothing. 32 bytes. */
public record Commitment(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 32;

    public Commitment {
        Hex.check(hex, BYTES, "commitment");
    }

    public static Commitment of(byte[] bytes) {
        return new Commitment(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
