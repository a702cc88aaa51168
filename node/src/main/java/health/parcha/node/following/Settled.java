package health.parcha.node.following;

import health.parcha.chain.BlockRef;
import java.time.Instant;

/** The newest block that counts. */
public record Settled(BlockRef block, Instant time) {}
