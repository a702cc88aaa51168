package health.parcha.core.consent;

import health.parcha.core.signed.Hex;

/** A grant's id: the EIP-712 hashStruct of its ticket without the signature. 32 bytes. */
public record GrantId(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 32;

    public GrantId {
        Hex.check(hex, BYTES, "grant id");
    }

    public static GrantId of(byte[] bytes) {
        return new GrantId(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
