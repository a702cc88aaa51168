package health.parcha.chain;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum means it (not SHA3-256). */
public final class Keccak {
    private Keccak() {}

    /** Hashes the parts one after the other. */
    public static Bytes32 hash(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(256);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[Bytes32.SIZE];
        digest.doFinal(out, 0);
        return Bytes32.of(out);
    }
}
