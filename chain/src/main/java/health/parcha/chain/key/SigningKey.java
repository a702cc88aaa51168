package health.parcha.chain.key;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A secp256k1 private key. Holds its own copy of the 32 bytes until {@link #close()} wipes them; a closed key signs nothing
 * more. Prints its address, never its bytes. Safe for use by several threads.
 */
public final class SigningKey implements AutoCloseable {
    public static final int SIZE = 32;

    private final byte[] secret;
    private final Address address;
    private boolean wiped;

    private SigningKey(byte[] secret) {
        this.secret = secret;
        this.address = addressOf(Curve.best().publicKey(secret));
    }

    /** Copies 32 bytes; the caller wipes its own. {@link IllegalArgumentException} where they are no key of the curve. */
    public static SigningKey copyOf(byte[] secret) {
        if (secret.length != SIZE || !Curve.best().isKey(secret)) {
            throw new IllegalArgumentException("not a secp256k1 private key");
        }
        return new SigningKey(secret.clone());
    }

    /** Draws a fresh key. */
    public static SigningKey generate(SecureRandom random) {
        byte[] candidate = new byte[SIZE];
        do {
            random.nextBytes(candidate);
        } while (!Curve.best().isKey(candidate));
        return new SigningKey(candidate);
    }

    /** The address that goes with this key; stays readable after closing. */
    public Address address() {
        return address;
    }

    /** Signs a digest; deterministic (RFC 6979), low s. {@link IllegalStateException} after closing. */
    public synchronized Signature sign(Bytes32 digest) {
        if (wiped) {
            throw new IllegalStateException("the key of " + address + " was wiped");
        }
        byte[] rs = Curve.best().sign(secret, digest.toArray());
        for (int parity = 0; parity < 2; parity++) {
            Signature signature = Signature.join(rs, parity);
            if (signature.isBy(address, digest)) {
                return signature;
            }
        }
        throw new IllegalStateException("a fresh signature of " + address + " does not recover to it");
    }

    /**
     * The 32 secret bytes, for writing into a keyring or handing to a key store; the caller wipes the copy. Search for this
     * name to find every place where a key leaves this type.
     */
    public synchronized byte[] revealSecretBytes() {
        if (wiped) {
            throw new IllegalStateException("the key of " + address + " was wiped");
        }
        return secret.clone();
    }

    @Override
    public synchronized void close() {
        Arrays.fill(secret, (byte) 0);
        wiped = true;
    }

    static Address addressOf(byte[] uncompressed) {
        byte[] hash = Keccak.hash(Arrays.copyOfRange(uncompressed, 1, 65)).toArray();
        return Address.of(Arrays.copyOfRange(hash, 12, 32));
    }

    @Override
    public String toString() {
        return "SigningKey[" + address + "]";
    }
}
