package health.parcha.chain.rpc;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What is read of a block.
 *
 * @param time the producer's clock, whole seconds
 * @param baseFee wei a unit of gas; empty on chains without one
 * @param gasLimit units of gas in a block
 */
public record BlockHeader(
        BlockHeight height, Bytes32 hash, Bytes32 parent, Instant time, Optional<BigInteger> baseFee, long gasLimit) {
    public BlockRef ref() {
        return new BlockRef(height, hash);
    }
}
