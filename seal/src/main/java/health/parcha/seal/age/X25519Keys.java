package health.parcha.seal.age;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** The X25519 stanza's arithmetic: keys of 32 bytes, raw. */
final class X25519Keys {
    static final int BYTES = 32;
    private static final byte[] LABEL = "age-encryption.org/v1/X25519".getBytes(StandardCharsets.US_ASCII);

    private X25519Keys() {}

    static byte[] publicKey(byte[] secret) {
        byte[] point = new byte[BYTES];
        X25519.generatePublicKey(secret, 0, point, 0);
        return point;
    }

    /** The shared point; empty when it is all zero, that is, when the other side sent a low-order point. */
    static Optional<byte[]> agree(byte[] secret, byte[] theirs) {
        byte[] shared = new byte[BYTES];
        return X25519.calculateAgreement(secret, 0, theirs, 0, shared, 0) ? Optional.of(shared) : Optional.empty();
    }

    /** Refuses a recipient's key that would give the same shared point to everybody. */
    static void requireContributory(byte[] key) {
        byte[] anyScalar = new byte[BYTES];
        Arrays.fill(anyScalar, (byte) 0x55);
        if (agree(anyScalar, key).isEmpty()) {
            throw new IllegalArgumentException("the X25519 key of a recipient is a low-order point");
        }
    }

    static byte[] wrappingKey(byte[] shared, byte[] ephemeral, byte[] recipient) {
        byte[] salt = Arrays.copyOf(ephemeral, 2 * BYTES);
        System.arraycopy(recipient, 0, salt, BYTES, BYTES);
        byte[] key = Primitives.hkdf(shared, salt, LABEL);
        Arrays.fill(shared, (byte) 0);
        return key;
    }
}
