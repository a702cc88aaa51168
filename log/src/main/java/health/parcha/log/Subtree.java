package health.parcha.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A perfect subtree: 2^level leaves from leaf index * 2^level on. Every hash of a proof is the hash of a run of leaves,
 * and every such run is a few perfect subtrees of falling size, which tiles hold.
 */
record Subtree(int level, long index) {
    /** The perfect subtrees of the leaves from {@code from} to before {@code to}, largest and leftmost first. */
    static List<Subtree> ofRun(long from, long to) {
        List<Subtree> run = new ArrayList<>();
        long at = from;
        while (at < to) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            run.add(new Subtree(level, at >>> level));
            at += 1L << level;
        }
        return run;
    }

    /** The runs whose hashes make up PATH(index, D[size]) of RFC 6962, in the order of the proof. */
    static List<List<Subtree>> inclusion(LeafIndex index, TreeSize size) {
        List<List<Subtree>> path = new ArrayList<>();
        long from = 0;
        long to = size.value();
        while (to - from > 1) {
            long middle = from + leftOf(to - from);
            if (index.value() < middle) {
                path.addFirst(ofRun(middle, to));
                to = middle;
            } else {
                path.addFirst(ofRun(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** The runs whose hashes make up PROOF(former, D[latter]) of RFC 6962, in the order of the proof. */
    static List<List<Subtree>> consistency(TreeSize former, TreeSize latter) {
        List<List<Subtree>> path = new ArrayList<>();
        long from = 0;
        long to = latter.value();
        while (former.value() != to) {
            long middle = from + leftOf(to - from);
            if (former.value() <= middle) {
                path.addFirst(ofRun(middle, to));
                to = middle;
            } else {
                path.addFirst(ofRun(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.addFirst(ofRun(from, to));
        }
        return path;
    }

    /** The number of leaves of the left half: the largest power of two below {@code leaves}, which is at least 2. */
    private static long leftOf(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
