package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.intent.IntentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the follower keeps the settled chain. One follower writes at a time; anybody reads.
 *
 * <p>Every writing method is one transaction and durable when it returns; when it throws, nothing of it is there and the
 * follower does the same again later. The store and the {@link health.parcha.chain.relay.IntentJournal} of a node stand in
 * the same database, so that {@link #undoTo} takes back blocks and outcomes at once.
 */
public interface ChainStore {
    /** The chain that this store was begun on; empty before the first {@link #begin}. */
    Optional<ChainIdentity> identity();

    /** Ties an empty store to a chain. A store that is tied already is an {@link IllegalStateException}. */
    void begin(ChainIdentity identity);

    /**
     * The newest stored block.
     *
     * @param time the block's own
     */
    record Head(BlockRef ref, Instant time) {
        public BlockHeight height() {
            return ref.height();
        }
    }

    /** Empty before the first block. */
    Optional<Head> head();

    /** The hash of a stored block; empty above the head, below the first stored block, and where the row was pruned. */
    Optional<Bytes32> hashAt(BlockHeight height);

    /**
     * Adds blocks, each the child of the one before, the first the child of the head. Batches and events are kept for ever;
     * the row of a block without any may be pruned once it is 10,000 below the head.
     */
    void append(List<SettledBlock> blocks);

    /**
     * Removes every block above the ancestor (all, where it is empty) with its batches and events, and in the same
     * transaction makes every intent of the journal whose outcome (final or rejected) stood in a removed block
     * {@link health.parcha.chain.relay.IntentState.Received} again.
     */
    void undoTo(Optional<BlockRef> ancestor);

    /** Of these intents, the ones whose success event stands in a stored block, with that block. */
    Map<IntentId, BlockRef> successes(Collection<IntentId> intents);
}
