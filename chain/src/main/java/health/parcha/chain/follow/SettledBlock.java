package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import java.time.Instant;
import java.util.List;

/**
 * One settled block with all that Parcha's contracts did in it, in the order of the chain.
 *
 * @param time the block's, whole seconds
 */
public record SettledBlock(
        BlockRef ref, Bytes32 parent, Instant time, List<SettledBatch> batches, List<SettledEvent> events) {
    public SettledBlock {
        batches = List.copyOf(batches);
        events = List.copyOf(events);
    }

    public BlockHeight height() {
        return ref.height();
    }
}
