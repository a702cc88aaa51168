package health.parcha.core.prescription;

import health.parcha.core.signed.Hex;

/** Names a prescription on chain: the hash of prescriber, prescription key, terms and content. 32 bytes. */
public record PrescriptionId(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 32;

    public PrescriptionId {
        Hex.check(hex, BYTES, "prescription id");
    }

    public static PrescriptionId of(byte[] bytes) {
        return new PrescriptionId(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
