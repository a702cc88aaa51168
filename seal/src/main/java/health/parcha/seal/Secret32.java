package health.parcha.seal;

import health.parcha.seal.age.HybridIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * 32 secret bytes: the root R, a signer's key, a controller seed. Copied in, wiped by {@link #close()}, compared in
 * constant time, printed as nothing. {@link #exposeBytes()} is the only way to the bytes and easy to search for.
 */
public final class Secret32 implements AutoCloseable {
    public static final int BYTES = 32;
    private static final byte[] NO_SALT = {};

    private final byte[] bytes;
    private boolean wiped;

    private Secret32(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret32 fresh(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret32(bytes);
    }

    /** Copies the bytes in; the caller wipes its own array. */
    public static Secret32 of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("this secret is 32 bytes, not " + bytes.length);
        }
        return new Secret32(bytes.clone());
    }

    /** A copy of the secret; the caller wipes it. */
    public byte[] exposeBytes() {
        return live().clone();
    }

    /** HKDF-SHA-256 with empty salt and info {@code parcha/1/<label>} (docs/spec/keys.md, section 1). */
    public Secret32 derive(String label) {
        return derive(label, NO_SALT);
    }

    /** The same with a salt. */
    public Secret32 derive(String label, byte[] salt) {
        try {
            byte[] info = ("parcha/1/" + label).getBytes(StandardCharsets.US_ASCII);
            return new Secret32(KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(live())
                            .addSalt(salt)
                            .thenExpand(info, BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 runtime has HKDF", e);
        }
    }

    /** The hybrid identity whose seed is the HKDF of this secret under the label. */
    public HybridIdentity identity(String label) {
        try (Secret32 seed = derive(label)) {
            return HybridIdentity.ofSeed(seed.live());
        }
    }

    byte[] live() {
        if (wiped) {
            throw new IllegalStateException("this secret was wiped");
        }
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret32 that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** The same for all, so that nothing of the secret leaks into a hash table's order. */
    @Override
    public int hashCode() {
        return BYTES;
    }

    @Override
    public String toString() {
        return "Secret32[hidden]";
    }
}
