package health.parcha.node.reads;

import health.parcha.core.signed.Hex;
import health.parcha.log.Hash;
import health.parcha.node.logging.ServedLists;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.RecordKey;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The served list of a read and its Merkle root, which the log's entry commits to (docs/spec/log.md, "What a read brought"). */
final class ServedRoot {
    private final Hash root;
    private final byte[] list;

    private ServedRoot(Hash root, byte[] list) {
        this.root = root;
        this.list = list;
    }

    /**
     * Of versions, in the order in which they are served.
     *
     * @throws Refused TOO_LARGE for more than a list holds
     */
    static ServedRoot of(List<RecordKey> keys) {
        if (keys.size() > ServedLists.MOST) {
            throw new Refused(
                    Code.TOO_LARGE,
                    "The read would serve " + keys.size() + " versions; it may serve " + ServedLists.MOST
                            + ": ask for some records, or behind a later entry.");
        }
        ByteArrayOutputStream list = new ByteArrayOutputStream(keys.size() * ServedLists.VERSION_BYTES);
        List<Hash> leaves = new ArrayList<>(keys.size());
        for (RecordKey key : keys) {
            byte[] version = key.object();
            list.writeBytes(version);
            leaves.add(Hash.ofLeaf(version));
        }
        return new ServedRoot(Hash.rootOf(leaves), list.toByteArray());
    }

    String hex() {
        return Hex.of(root.bytes());
    }

    /** Keeps the list, within the caller's transaction. */
    void keepIn(ServedLists lists) {
        lists.keep(root, list);
    }
}
