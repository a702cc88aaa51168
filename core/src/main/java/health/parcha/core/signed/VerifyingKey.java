package health.parcha.core.signed;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** An Ed25519 public key: 32 bytes, in lower-case hexadecimal. */
public record VerifyingKey(String hex) {
    public VerifyingKey {
        Hex.check(hex, 32, "verifying key");
    }

    public static VerifyingKey of(byte[] raw) {
        return new VerifyingKey(Hex.of(raw));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    /**
     * Whether the signature (64 bytes) is this key's over the message. A signature of another length, or a key that is no
     * point of the curve, is simply not valid.
     */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            return decoded().verifies(message, signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The key decoded once, for callers that check many signatures by one author. */
    public Decoded decoded() throws GeneralSecurityException {
        return new Decoded(Ed25519.publicKey(bytes()));
    }

    @Override
    public String toString() {
        return hex;
    }

    /** Who computes the signatures: the native provider where there is one. */
    public static String computedBy() {
        return Ed25519.providerName();
    }

    /** A decoded key; safe for use by several threads. */
    public static final class Decoded {
        private final PublicKey key;

        private Decoded(PublicKey key) {
            this.key = key;
        }

        public boolean verifies(byte[] message, byte[] signature) {
            try {
                Signature check = Ed25519.signature();
                check.initVerify(key);
                check.update(message);
                return signature.length == 64 && check.verify(signature);
            } catch (GeneralSecurityException e) {
                return false;
            }
        }
    }
}
