package health.parcha.seal.age;

import java.security.SecureRandom;

/**
 * Whom a file is sealed to. Parcha itself seals to {@link HybridRecipient} alone; the others are there to read and
 * write what other programs use.
 */
public abstract sealed class Recipient permits HybridRecipient, X25519Recipient, PassphraseRecipient {

    Recipient() {}

    /**
     * Reads {@code age1pq1...} or {@code age1...}.
     *
     * @throws IllegalArgumentException when it is neither; the text is not repeated, it may be a secret put in the
     *     wrong place
     */
    public static Recipient parse(String text) {
        return text.startsWith(HybridRecipient.PREFIX + "1")
                ? HybridRecipient.parse(text)
                : X25519Recipient.parse(text);
    }

    abstract Stanza wrap(FileKey fileKey, SecureRandom random);

    /** Files are sealed to one kind only, or the weaker kind would undo the stronger one. */
    abstract Kind kind();

    enum Kind {
        POST_QUANTUM,
        CLASSIC,
        /** May not stand beside any other recipient, not even of its own kind. */
        PASSPHRASE
    }
}
