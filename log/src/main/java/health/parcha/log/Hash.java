package health.parcha.log;

import health.parcha.core.signed.Digest;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A hash of the tree: SHA-256 as RFC 6962 section 2.1 applies it. 32 bytes, never changed. */
public final class Hash {
    /** Length in bytes. */
    public static final int BYTES = 32;

    /** The root of the tree without leaves: SHA-256 of nothing. */
    public static final Hash OF_EMPTY_TREE = new Hash(Digest.sha256().digest());

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Never updated, only copied: looking an algorithm up costs as much as hashing a node. */
    private static final MessageDigest FRESH = Digest.sha256();

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies 32 bytes.
     *
     * @throws IllegalArgumentException for any other length
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a tree hash is " + BYTES + " bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** The hash of an entry as a leaf: SHA-256(0x00, entry). */
    public static Hash ofLeaf(byte[] entry) {
        MessageDigest sha256 = fresh();
        sha256.update(LEAF);
        return new Hash(sha256.digest(entry));
    }

    /** The root over leaf hashes, in their order; {@link #OF_EMPTY_TREE} over none. */
    public static Hash rootOf(List<Hash> leaves) {
        TreeEdge edge = TreeEdge.empty();
        leaves.forEach(edge::append);
        return edge.root();
    }

    /** The hash of two neighbours: SHA-256(0x01, left, right). */
    static Hash ofNode(Hash left, Hash right) {
        MessageDigest sha256 = fresh();
        sha256.update(NODE);
        sha256.update(left.bytes);
        return new Hash(sha256.digest(right.bytes));
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return Digest.sha256();
        }
    }

    /** The i-th hash of concatenated ones. */
    static Hash at(byte[] hashes, int i) {
        return new Hash(Arrays.copyOfRange(hashes, i * BYTES, (i + 1) * BYTES));
    }

    /** Writes this hash as the i-th of concatenated ones. */
    void putAt(byte[] hashes, int i) {
        System.arraycopy(bytes, 0, hashes, i * BYTES, BYTES);
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Standard base64 with padding, as notes and proofs write it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash h && Arrays.equals(bytes, h.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
