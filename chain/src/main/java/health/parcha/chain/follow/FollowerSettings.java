package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import java.time.Duration;

/**
 * What an operator may set.
 *
 * @param from first block to store: 0, or one at or below the contracts' deployment
 * @param replayPatience how long an engine's head may stay below the stored one before the store is undone to it
 */
public record FollowerSettings(BlockHeight from, Duration replayPatience) {
    public static final FollowerSettings DEFAULT = new FollowerSettings(BlockHeight.GENESIS, Duration.ofSeconds(5));
}
