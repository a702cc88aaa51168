package health.parcha.log;

import java.util.List;

/**
 * Walks a proof upwards. The path of a leaf splits in two: an inner part, where neighbours stand on either side, and the
 * border part above the point where it meets the tree's right edge, where all neighbours stand on the left.
 */
final class Chain {
    private Chain() {}

    /** How many steps lie below the point where the paths of this leaf and of the last leaf meet. */
    static int innerLength(long index, long size) {
        return Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    }

    static Hash inner(Hash seed, List<Hash> path, long index) {
        Hash hash = seed;
        for (int i = 0; i < path.size(); i++) {
            hash = isRight(index, i) ? Hash.ofNode(path.get(i), hash) : Hash.ofNode(hash, path.get(i));
        }
        return hash;
    }

    /** Like {@link #inner} with the left neighbours alone: the same subtree as it stood when the leaf was the last. */
    static Hash innerOfFormer(Hash seed, List<Hash> path, long index) {
        Hash hash = seed;
        for (int i = 0; i < path.size(); i++) {
            hash = isRight(index, i) ? Hash.ofNode(path.get(i), hash) : hash;
        }
        return hash;
    }

    static Hash border(Hash seed, List<Hash> path) {
        Hash hash = seed;
        for (Hash left : path) {
            hash = Hash.ofNode(left, hash);
        }
        return hash;
    }

    static void checkLength(List<Hash> path, int expected) {
        if (path.size() != expected) {
            throw new ProofRefused("the proof has " + path.size() + " hashes where " + expected + " are needed");
        }
    }

    private static boolean isRight(long index, int level) {
        return (index >>> level & 1) == 1;
    }
}
