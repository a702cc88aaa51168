package health.parcha.core.signed;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * An Ed25519 private key as its 32-byte seed. Copied in, wiped by {@link #close()}, never printed. {@link #exposeSeed()}
 * is the only way to its bytes and easy to search for.
 */
public final class SigningSeed implements AutoCloseable {
    private final byte[] seed;
    private final VerifyingKey verifyingKey;
    private final PrivateKey key;

    private SigningSeed(byte[] seed) throws GeneralSecurityException {
        this.seed = seed.clone();
        this.key = Ed25519.privateKey(seed);
        this.verifyingKey = VerifyingKey.of(Ed25519.publicKeyOfSeed(seed));
    }

    /** Copies a seed of 32 bytes; the caller wipes its own. */
    public static SigningSeed of(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("a signing seed is 32 bytes");
        }
        try {
            return new SigningSeed(seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every seed of 32 bytes is an Ed25519 key", e);
        }
    }

    /** A fresh key. {@code random} must be a secure source outside tests. */
    public static SigningSeed generate(RandomGenerator random) {
        byte[] fresh = new byte[32];
        random.nextBytes(fresh);
        try {
            return of(fresh);
        } finally {
            Arrays.fill(fresh, (byte) 0);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** Signs the message: 64 bytes, always the same for the same message. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer = Ed25519.signature();
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this key signs with Ed25519", e);
        }
    }

    /** A copy of the seed, for writing it into a sealed keyring; the caller wipes the copy. */
    public byte[] exposeSeed() {
        return seed.clone();
    }

    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }

    @Override
    public String toString() {
        return "SigningSeed of " + verifyingKey;
    }
}
