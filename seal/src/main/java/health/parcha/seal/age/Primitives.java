package health.parcha.seal.age;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF, HMAC and one-shot ChaCha20-Poly1305, all by the JDK's providers. */
final class Primitives {
    static final int TAG = 16;
    private static final int HASH = 32;

    private Primitives() {}

    /** HKDF-SHA-256 with an output of 32 bytes, as every use in the format has. */
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info) {
        return hkdf(secret, salt, info, HASH);
    }

    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .addSalt(salt)
                            .thenExpand(info, length));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Seals under a key that is used once, hence the fixed nonce of zeros. */
    static byte[] sealOnce(byte[] key, byte[] plain) {
        try {
            return aead(Cipher.ENCRYPT_MODE, key).doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Empty when the key is another or the bytes were changed. */
    static Optional<byte[]> openOnce(byte[] key, byte[] sealed) {
        try {
            return Optional.of(aead(Cipher.DECRYPT_MODE, key).doFinal(sealed));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Cipher aead(int mode, byte[] key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(new byte[12]));
        return cipher;
    }

    /** Every primitive used is one that a Java 25 runtime must have, so its absence is a broken installation. */
    static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("this Java runtime lacks a cipher that Java 25 has; reinstall it", cause);
    }
}
