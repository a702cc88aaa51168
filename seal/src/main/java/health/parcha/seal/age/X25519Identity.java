package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** The secret side of an {@link X25519Recipient}, {@code AGE-SECRET-KEY-1...}. */
public final class X25519Identity extends Identity {
    static final String PREFIX = "AGE-SECRET-KEY-";

    private final byte[] secret;
    private final byte[] mine;
    private boolean wiped;

    private X25519Identity(byte[] secret) {
        this.secret = secret;
        this.mine = X25519Keys.publicKey(secret);
    }

    public static X25519Identity fresh(SecureRandom random) {
        byte[] secret = new byte[X25519Keys.BYTES];
        random.nextBytes(secret);
        return new X25519Identity(secret);
    }

    /** Reads {@code AGE-SECRET-KEY-1...}; refused with {@link IllegalArgumentException} when it is anything else. */
    public static X25519Identity parse(String text) {
        return new X25519Identity(Bech32.decode(PREFIX, text)
                .filter(bytes -> bytes.length == X25519Keys.BYTES)
                .orElseThrow(() -> new IllegalArgumentException("this is no age identity")));
    }

    public X25519Recipient recipient() {
        return new X25519Recipient(mine);
    }

    /** The secret as {@code age} reads it. It is a string and cannot be wiped: for export by its owner alone. */
    public String exposeText() {
        requireLive();
        return Bech32.encode(PREFIX, secret);
    }

    @Override
    Optional<FileKey> unwrap(Stanza stanza) throws AgeException {
        requireLive();
        if (!stanza.type().equals(X25519Recipient.STANZA)) {
            return Optional.empty();
        }
        stanza.requireArguments(1);
        byte[] ephemeral = stanza.bytesOfArgument(0, X25519Keys.BYTES);
        byte[] sealed = stanza.sealedFileKey();
        byte[] shared = X25519Keys.agree(secret, ephemeral)
                .orElseThrow(() -> new AgeException.MalformedHeader("the share of an X25519 stanza is low-order"));
        byte[] key = X25519Keys.wrappingKey(shared, ephemeral, mine);
        try {
            return Primitives.openOnce(key, sealed).map(HybridIdentity::fileKey);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void requireLive() {
        if (wiped) {
            throw new IllegalStateException("this identity was wiped");
        }
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "X25519Identity[hidden]";
    }
}
