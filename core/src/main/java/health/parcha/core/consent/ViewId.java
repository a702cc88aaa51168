package health.parcha.core.consent;

import health.parcha.core.signed.Hex;

/** Names a view, the list of handles that a grant serves: 32 random bytes. */
public record ViewId(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 32;

    public ViewId {
        Hex.check(hex, BYTES, "view id");
    }

    public static ViewId of(byte[] bytes) {
        return new ViewId(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
