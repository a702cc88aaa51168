package health.parcha.embedded.chain;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a caller may choose. Gas costs nothing (base fee and gas price 0), so no account needs funds.
 *
 * @param chainId fixed for the life of the folder
 * @param blockTime from block to block while there is work, in whole seconds
 * @param idleBlockTime from block to block after a minute without transactions; the next one ends it
 * @param port the port clients see; empty takes the one the folder had before, or a free one for a new folder
 */
public record ChainSettings(long chainId, Duration blockTime, Duration idleBlockTime, OptionalInt port) {

    public ChainSettings {
        if (blockTime.toSeconds() < 1 || idleBlockTime.compareTo(blockTime) < 0) {
            throw new IllegalArgumentException("block times are whole seconds, the idle one not the shorter");
        }
    }

    /** A demo: a block a second, one in ten seconds when idle, the port of before. */
    public static ChainSettings demo(long chainId) {
        return new ChainSettings(chainId, Duration.ofSeconds(1), Duration.ofSeconds(10), OptionalInt.empty());
    }

    public ChainSettings onPort(int wanted) {
        return new ChainSettings(chainId, blockTime, idleBlockTime, OptionalInt.of(wanted));
    }
}
