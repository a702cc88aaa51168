package health.parcha.log;

import java.util.List;

/**
 * A proof that a log only grew between two sizes (RFC 6962 section 2.1.2).
 *
 * @param former the smaller size
 * @param latter the larger size
 * @param path the hashes from which both roots follow; empty where the sizes are the same
 */
public record Consistency(TreeSize former, TreeSize latter, List<Hash> path) {
    public Consistency {
        path = List.copyOf(path);
    }

    /**
     * Checks that the tree of the latter root begins with the whole tree of the former.
     *
     * @throws ProofRefused where it does not: the log shows two histories. Keep both checkpoints as evidence
     */
    public void verify(Hash formerRoot, Hash latterRoot) {
        if (former.compareTo(latter) > 0) {
            throw new ProofRefused("a log does not shrink from " + former + " to " + latter + " entries");
        }
        if (former.value() == 0 && latter.value() > 0) {
            throw new ProofRefused("nothing is to be proved about an empty log: every log grows from it");
        }
        if (former.equals(latter)) {
            Chain.checkLength(path, 0);
            match(formerRoot, latterRoot, latter);
        } else {
            verifyGrowth(formerRoot, latterRoot);
        }
    }

    private void verifyGrowth(Hash formerRoot, Hash latterRoot) {
        long lastOfFormer = former.value() - 1;
        int shift = Long.numberOfTrailingZeros(former.value());
        int inner = Chain.innerLength(lastOfFormer, latter.value()) - shift;
        int border = Long.bitCount(lastOfFormer >>> (inner + shift));
        // A former tree that is one perfect subtree is its own seed; otherwise the proof brings the seed.
        boolean perfect = Long.bitCount(former.value()) == 1;
        Chain.checkLength(path, inner + border + (perfect ? 0 : 1));

        Hash seed = perfect ? formerRoot : path.getFirst();
        List<Hash> rest = perfect ? path : path.subList(1, path.size());
        List<Hash> innerPath = rest.subList(0, inner);
        List<Hash> borderPath = rest.subList(inner, rest.size());
        long index = lastOfFormer >>> shift;
        match(Chain.border(Chain.innerOfFormer(seed, innerPath, index), borderPath), formerRoot, former);
        match(Chain.border(Chain.inner(seed, innerPath, index), borderPath), latterRoot, latter);
    }

    private static void match(Hash derived, Hash root, TreeSize size) {
        if (!derived.equals(root)) {
            throw new ProofRefused("the consistency proof leads to another root at size " + size
                    + "; keep both checkpoints as evidence");
        }
    }
}
