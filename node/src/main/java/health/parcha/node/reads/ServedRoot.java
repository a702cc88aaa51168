package health.parcha.node.reads;

import health.parcha.core.signed.Hex;
import health.parcha.log.Hash;
import health.parcha.node.records.RecordKey;
import java.util.List;

/** The Merkle root (RFC 6962) over id || version of what is served, in that order (docs/spec/api.md, "A read"). */
record ServedRoot(String hex) {
    static ServedRoot of(List<RecordKey> keys) {
        List<Hash> leaves = keys.stream().map(key -> Hash.ofLeaf(key.object())).toList();
        return new ServedRoot(Hex.of(Hash.rootOf(leaves).bytes()));
    }
}
