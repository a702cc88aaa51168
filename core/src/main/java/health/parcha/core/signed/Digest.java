package health.parcha.core.signed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 digest, 32 bytes. */
public record Digest(String hex) {
    public Digest {
        Hex.check(hex, 32, "digest");
    }

    /** The SHA-256 of the bytes. */
    public static Digest of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /** Takes 32 bytes that are a digest already. */
    public static Digest ofHash(byte[] hash) {
        return new Digest(Hex.of(hash));
    }

    /** A fresh SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
