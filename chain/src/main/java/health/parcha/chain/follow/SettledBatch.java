package health.parcha.chain.follow;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;

/**
 * A batch that the chain executed.
 *
 * @param place of its transaction in the block
 * @param relayer who sent it
 * @param calldata of the transaction, whole
 * @param codes byte i is the result code of item i
 */
public record SettledBatch(Bytes32 transaction, int place, Address relayer, Bytes calldata, Bytes codes) {}
