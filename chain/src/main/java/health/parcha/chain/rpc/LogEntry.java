package health.parcha.chain.rpc;

import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import java.util.List;

/**
 * One event as the engine gives it.
 *
 * @param index place among the events of its block
 * @param transaction hash of the transaction that raised it
 */
public record LogEntry(
        Address emitter,
        List<Bytes32> topics,
        Bytes data,
        BlockHeight height,
        Bytes32 block,
        Bytes32 transaction,
        int index) {}
