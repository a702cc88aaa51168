package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.rpc.BlockHeader;
import java.util.Optional;

/**
 * When a block counts as settled: a setting of the engine, never its {@code finalized} tag. On an embedded chain a block
 * counts once the block journal holds it; its rule reads that journal.
 */
@FunctionalInterface
public interface FinalityRule {
    /**
     * The highest settled block as things stand, at most the head; empty while none is. Asked at every poll by the follower's
     * thread; must answer at once. Throws {@link health.parcha.chain.rpc.ChainUnreachable} where it cannot tell now.
     */
    Optional<BlockHeight> settled(BlockHeader head);

    /** A block counts once there are that many of its kind from it to the head: 1 on QBFT, floor(n/2) + 1 on Clique. */
    static FinalityRule depth(int blocks) {
        if (blocks < 1) {
            throw new IllegalArgumentException("the head itself is depth 1");
        }
        return head -> head.height().value() < blocks - 1
                ? Optional.empty()
                : Optional.of(head.height().minus(blocks - 1));
    }
}
