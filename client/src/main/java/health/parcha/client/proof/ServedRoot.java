package health.parcha.client.proof;

import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.log.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle root (RFC 6962) over the records that a member served for one access act, in the order served: what its log
 * entry of the read commits to. A leaf is the record id and the version as four bytes, big-endian.
 */
public final class ServedRoot {
    private final List<Hash> leaves = new ArrayList<>();

    /** Takes the next record. */
    public void add(RecordId record, int version) {
        leaves.add(Hash.ofLeaf(ByteBuffer.allocate(RecordId.BYTES + 4)
                .put(record.bytes())
                .putInt(version)
                .array()));
    }

    public int count() {
        return leaves.size();
    }

    /** The root over what was taken; that of the empty tree where it is nothing. */
    public String hex() {
        return Digest.ofHash((leaves.isEmpty() ? Hash.OF_EMPTY_TREE : root(leaves)).bytes())
                .hex();
    }

    /** The root over leaves, at least one. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static Hash node(Hash left, Hash right) {
        MessageDigest digest = Digest.sha256();
        digest.update((byte) 1);
        digest.update(left.bytes());
        digest.update(right.bytes());
        return Hash.of(digest.digest());
    }
}
