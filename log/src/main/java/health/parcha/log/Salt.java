package health.parcha.log;

import health.parcha.core.record.Commitment;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 32 random bytes that keep an entry from telling what it commits to. Whoever has salt and opening can prove the
 * entry's meaning; once all copies of the salt are wiped, nobody can. Copied in, never printed.
 */
public final class Salt implements AutoCloseable {
    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Salt(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 32 bytes; the caller wipes its own.
     *
     * @throws IllegalArgumentException for any other length
     */
    public static Salt of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a salt is " + BYTES + " bytes");
        }
        return new Salt(bytes.clone());
    }

    /** A fresh salt. {@code random} must be a secure source outside tests. */
    public static Salt generate(RandomGenerator random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return new Salt(fresh);
    }

    /** HMAC-SHA-256(salt, canonical form of an opening). */
    public Commitment commit(Json.Fields opening) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Commitment.of(mac.doFinal(CanonicalJson.bytes(opening)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    /** A copy of the bytes, for handing them to those who may prove the entry; the caller wipes it. */
    public byte[] exposeBytes() {
        return bytes.clone();
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Salt";
    }
}
