package health.parcha.seal.age;

import java.util.List;
import java.util.Optional;

/** What opens a file. {@link #close()} wipes the secret; any use afterwards is refused. */
public abstract sealed class Identity implements AutoCloseable
        permits HybridIdentity, X25519Identity, PassphraseIdentity {

    Identity() {}

    /**
     * Reads {@code AGE-SECRET-KEY-PQ-1...} or {@code AGE-SECRET-KEY-1...}.
     *
     * @throws IllegalArgumentException when it is neither; the text is not repeated, it may be a damaged secret
     */
    public static Identity parse(String text) {
        return text.startsWith(HybridIdentity.PREFIX) ? HybridIdentity.parse(text) : X25519Identity.parse(text);
    }

    /**
     * Reads an identity file: one identity a line, empty lines and lines that begin with {@code #} left out.
     *
     * @throws IllegalArgumentException when a line is no identity (its number is named) or there is none at all
     */
    public static List<Identity> parseFile(String text) {
        return IdentityFile.parse(text);
    }

    /** The file key when this stanza is for us; empty when it is for somebody else; refused when it is malformed. */
    abstract Optional<FileKey> unwrap(Stanza stanza) throws AgeException;

    @Override
    public abstract void close();
}
