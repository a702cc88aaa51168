package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.jspecify.annotations.Nullable;

/**
 * The secret side of a {@link HybridRecipient}: a seed of 32 bytes, {@code AGE-SECRET-KEY-PQ-1...} in text. Any 32
 * random bytes are one, so that each secret of Parcha that opens a file is such a seed. Safe for use by many threads.
 *
 * <p>{@link #close()} wipes the seed; the expanded key inside the library's own object cannot be wiped from outside and
 * is left to the collector.
 */
public final class HybridIdentity extends Identity {
    public static final int SEED_BYTES = 32;
    static final String PREFIX = "AGE-SECRET-KEY-PQ-";

    private final byte[] seed;
    private @Nullable AsymmetricCipherKeyPair pair;
    private boolean wiped;

    private HybridIdentity(byte[] seed) {
        this.seed = seed;
    }

    public static HybridIdentity fresh(SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new HybridIdentity(seed);
    }

    /** Copies the seed in; the caller wipes its own array. */
    public static HybridIdentity ofSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("the seed of an identity is 32 bytes, not " + seed.length);
        }
        return new HybridIdentity(seed.clone());
    }

    /** Reads {@code AGE-SECRET-KEY-PQ-1...}; refused with {@link IllegalArgumentException} when it is anything else. */
    public static HybridIdentity parse(String text) {
        byte[] seed = Bech32.decode(PREFIX, text)
                .filter(bytes -> bytes.length == SEED_BYTES)
                .orElseThrow(() -> new IllegalArgumentException("this is no AGE-SECRET-KEY-PQ-1... identity"));
        return new HybridIdentity(seed);
    }

    public synchronized HybridRecipient recipient() {
        return HybridRecipient.of(HybridKem.publicKey(pair()));
    }

    /** A copy of the secret; the caller wipes it. */
    public synchronized byte[] exposeSeed() {
        requireLive();
        return seed.clone();
    }

    /** The secret as {@code age} reads it. It is a string and cannot be wiped: for export by its owner alone. */
    public synchronized String exposeText() {
        requireLive();
        return Bech32.encode(PREFIX, seed);
    }

    @Override
    Optional<FileKey> unwrap(Stanza stanza) throws AgeException {
        if (!stanza.type().equals(HybridRecipient.STANZA)) {
            return Optional.empty();
        }
        stanza.requireArguments(1);
        byte[] encapsulated = stanza.bytesOfArgument(0, HybridKem.ENCAPSULATED_BYTES);
        AsymmetricCipherKeyPair mine;
        synchronized (this) {
            mine = pair();
        }
        return HybridKem.open(mine, encapsulated, stanza.sealedFileKey()).map(HybridIdentity::fileKey);
    }

    static FileKey fileKey(byte[] bytes) {
        FileKey key = FileKey.of(bytes);
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    /** Expanding a seed costs as much as opening a stanza, so the result is held. */
    private AsymmetricCipherKeyPair pair() {
        requireLive();
        AsymmetricCipherKeyPair held = pair;
        if (held == null) {
            held = HybridKem.expand(seed);
            pair = held;
        }
        return held;
    }

    private void requireLive() {
        if (wiped) {
            throw new IllegalStateException("this identity was wiped");
        }
    }

    @Override
    public synchronized void close() {
        Arrays.fill(seed, (byte) 0);
        pair = null;
        wiped = true;
    }

    @Override
    public String toString() {
        return "HybridIdentity[hidden]";
    }
}
