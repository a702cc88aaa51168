package health.parcha.log;

import health.parcha.core.signed.SigningSeed;

/** A private key that signs notes; it may live in a file, a token or a remote service. */
public interface NoteSigner {
    /** The public side. */
    NoteVerifier verifier();

    /**
     * Signs a message with Ed25519: 64 bytes. May be called concurrently.
     *
     * @throws java.io.UncheckedIOException where the key cannot be reached now; nothing was signed, retry
     */
    byte[] sign(byte[] message);

    /** A log's or receipt's key held in memory; the caller closes the seed when the log is closed. */
    static NoteSigner ed25519(KeyName name, SigningSeed seed) {
        return new SeedSigner(NoteVerifier.ed25519(name, seed.verifyingKey()), seed);
    }

    /** A witness's key held in memory. It MUST differ from its owner's log key. */
    static NoteSigner cosigner(KeyName name, SigningSeed seed) {
        return new SeedSigner(NoteVerifier.cosigner(name, seed.verifyingKey()), seed);
    }
}
