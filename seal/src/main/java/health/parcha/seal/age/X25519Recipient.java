package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/** A classic age recipient, {@code age1...}. A recorded file opens to whoever owns a quantum computer one day. */
public final class X25519Recipient extends Recipient {
    static final String PREFIX = "age";
    static final String STANZA = "X25519";

    private final byte[] bytes;

    X25519Recipient(byte[] bytes) {
        if (bytes.length != X25519Keys.BYTES) {
            throw new IllegalArgumentException("an X25519 recipient is 32 bytes, not " + bytes.length);
        }
        X25519Keys.requireContributory(bytes);
        this.bytes = bytes.clone();
    }

    /** Reads {@code age1...}; refused with {@link IllegalArgumentException} when it is anything else. */
    public static X25519Recipient parse(String text) {
        return new X25519Recipient(Bech32.decode(PREFIX, text)
                .orElseThrow(() -> new IllegalArgumentException("this is no age1... recipient")));
    }

    public String text() {
        return Bech32.encode(PREFIX, bytes);
    }

    @Override
    Stanza wrap(FileKey fileKey, SecureRandom random) {
        byte[] secret = new byte[X25519Keys.BYTES];
        random.nextBytes(secret);
        byte[] ephemeral = X25519Keys.publicKey(secret);
        byte[] shared = X25519Keys.agree(secret, bytes).orElseThrow();
        byte[] key = X25519Keys.wrappingKey(shared, ephemeral, bytes);
        try {
            return new Stanza(
                    STANZA, List.of(Base64Text.unpadded(ephemeral)), Primitives.sealOnce(key, fileKey.live()));
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    Kind kind() {
        return Kind.CLASSIC;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof X25519Recipient that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
