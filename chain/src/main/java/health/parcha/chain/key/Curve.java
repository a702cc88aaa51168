package health.parcha.chain.key;

import java.util.Optional;

/** The four operations on secp256k1, on raw bytes. Both ways to do them give the same bytes; a test holds them together. */
sealed interface Curve permits NativeCurve, JavaCurve {
    /** Whether the 32 bytes are a number from 1 to n - 1. */
    boolean isKey(byte[] secret);

    /** The public key, 65 bytes uncompressed. */
    byte[] publicKey(byte[] secret);

    /** r and s, 64 bytes, s low, nonce by RFC 6979. */
    byte[] sign(byte[] secret, byte[] digest);

    /** The public key, 65 bytes uncompressed, that made r, s over the digest; empty where there is none. */
    Optional<byte[]> recover(byte[] rs, int parity, byte[] digest);

    /** The native library where it loads, pure Java elsewhere; decided once. */
    static Curve best() {
        return BestCurve.CHOSEN;
    }
}
