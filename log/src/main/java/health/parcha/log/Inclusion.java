package health.parcha.log;

import java.util.List;

/**
 * A proof that a leaf stands at an index of a tree (RFC 6962 section 2.1.1).
 *
 * @param index the leaf's place
 * @param size of the tree proved against; more than the index
 * @param path the neighbours' hashes, from the leaf's own up to the root's child; at most 63
 */
public record Inclusion(LeafIndex index, TreeSize size, List<Hash> path) {
    public Inclusion {
        path = List.copyOf(path);
    }

    /**
     * Checks that the leaf is at the index of the tree with this root.
     *
     * @throws ProofRefused where it is not, or the path is not of the length that index and size demand
     */
    public void verify(Hash leaf, Hash root) {
        if (!rootOver(leaf).equals(root)) {
            throw new ProofRefused("the inclusion proof of leaf " + index + " leads to another root than that of size "
                    + size + "; do not trust the entry");
        }
    }

    private Hash rootOver(Hash leaf) {
        if (!size.covers(index)) {
            throw new ProofRefused("leaf " + index + " lies outside a tree of size " + size);
        }
        int inner = Chain.innerLength(index.value(), size.value());
        int border = Long.bitCount(index.value() >>> inner);
        Chain.checkLength(path, inner + border);
        Hash below = Chain.inner(leaf, path.subList(0, inner), index.value());
        return Chain.border(below, path.subList(inner, path.size()));
    }
}
