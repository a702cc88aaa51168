package health.parcha.seal.age;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * HPKE (RFC 9180) in base mode over ML-KEM-768 with X25519 (KEM 0x647a), HKDF-SHA-256 and ChaCha20-Poly1305, as the
 * stanza {@code mlkem768x25519} wants it: one message a context, no associated data.
 */
final class HybridKem {
    static final int ENCAPSULATED_BYTES = 1120;
    private static final int ENCAPSULATION_SEED_BYTES = 64;
    private static final int MLKEM_PUBLIC_BYTES = 1184;
    private static final int MLKEM_POLYNOMIAL_BYTES = 1152;
    private static final int MLKEM_PRIME = 3329;
    private static final byte[] INFO = "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_DATA = {};

    private HybridKem() {}

    static AsymmetricCipherKeyPair expand(byte[] seed) {
        // Without a public key to compare with, the library derives it from the seed.
        return hpke().deserializePrivateKey(seed, null);
    }

    static byte[] publicKey(AsymmetricCipherKeyPair pair) {
        return hpke().serializePublicKey(pair.getPublic());
    }

    /** The encapsulated key (1,120 bytes) and the sealed text. */
    static byte[][] seal(byte[] publicKey, byte[] plain, SecureRandom random) {
        HPKE hpke = hpke();
        AsymmetricKeyParameter key = hpke.deserializePublicKey(publicKey);
        byte[] seed = new byte[ENCAPSULATION_SEED_BYTES];
        random.nextBytes(seed);
        try {
            HPKEContextWithEncapsulation context = hpke.setupBaseS(key, INFO, seed);
            return new byte[][] {context.getEncapsulation(), context.seal(NO_DATA, plain)};
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail on its own text", e);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Empty when the text was sealed to another key or changed; refused when the X25519 half is a low-order point. */
    static Optional<byte[]> open(AsymmetricCipherKeyPair pair, byte[] encapsulated, byte[] sealed) throws AgeException {
        try {
            return Optional.of(hpke().setupBaseR(encapsulated, pair, INFO).open(NO_DATA, sealed));
        } catch (InvalidCipherTextException _) {
            return Optional.empty();
        } catch (IllegalStateException | IllegalArgumentException _) {
            // The library answers an all-zero X25519 result so; a wrong ML-KEM text never gets here.
            throw new AgeException.MalformedHeader("the X25519 share of a hybrid stanza is a low-order point");
        }
    }

    /** The modulus check of FIPS 203, section 7.2: each 12-bit coefficient lies below the prime. */
    static void requirePublicKey(byte[] key) {
        if (key.length != HybridRecipient.BYTES) {
            throw new IllegalArgumentException("a hybrid recipient is 1,216 bytes, not " + key.length);
        }
        for (int i = 0; i < MLKEM_POLYNOMIAL_BYTES; i += 3) {
            int low = (key[i] & 0xff) | ((key[i + 1] & 0x0f) << 8);
            int high = ((key[i + 1] & 0xf0) >> 4) | ((key[i + 2] & 0xff) << 4);
            if (low >= MLKEM_PRIME || high >= MLKEM_PRIME) {
                throw new IllegalArgumentException("the ML-KEM key of a hybrid recipient is not reduced");
            }
        }
        X25519Keys.requireContributory(Arrays.copyOfRange(key, MLKEM_PUBLIC_BYTES, key.length));
    }

    /** Not safe for threads and cheap to make, so each operation gets its own. */
    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }
}
