package health.parcha.seal.age;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * A recipient under ML-KEM-768 and X25519 together (C2SP {@code mlkem768x25519}): 1,216 bytes, {@code age1pq1...} in
 * text. Safe as long as either of the two holds.
 */
public final class HybridRecipient extends Recipient {
    public static final int BYTES = 1216;
    static final String PREFIX = "age1pq";
    static final String STANZA = "mlkem768x25519";

    private final byte[] bytes;

    private HybridRecipient(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies the 1,184 bytes of the ML-KEM key and the 32 bytes of the X25519 key in.
     *
     * @throws IllegalArgumentException when the length is another or the ML-KEM key is not reduced
     */
    public static HybridRecipient of(byte[] bytes) {
        HybridKem.requirePublicKey(bytes);
        return new HybridRecipient(bytes.clone());
    }

    /** Reads {@code age1pq1...}; refused with {@link IllegalArgumentException} when it is anything else. */
    public static HybridRecipient parse(String text) {
        return of(Bech32.decode(PREFIX, text)
                .orElseThrow(() -> new IllegalArgumentException("this is no age1pq1... recipient")));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The text form, 1,959 characters; also what {@link #toString()} gives: a recipient is no secret. */
    public String text() {
        return Bech32.encode(PREFIX, bytes);
    }

    @Override
    Stanza wrap(FileKey fileKey, SecureRandom random) {
        byte[][] sealed = HybridKem.seal(bytes, fileKey.live(), random);
        return new Stanza(STANZA, List.of(Base64Text.unpadded(sealed[0])), sealed[1]);
    }

    @Override
    Kind kind() {
        return Kind.POST_QUANTUM;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HybridRecipient that && Arrays.equals(bytes, that.bytes);
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
