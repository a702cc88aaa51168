package health.parcha.log;

import health.parcha.core.signed.SigningSeed;

/** A note key held in memory. */
record SeedSigner(NoteVerifier verifier, SigningSeed seed) implements NoteSigner {
    @Override
    public byte[] sign(byte[] message) {
        return seed.sign(message);
    }

    @Override
    public String toString() {
        return "NoteSigner of " + verifier;
    }
}
