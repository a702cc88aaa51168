package health.parcha.chain.contract;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import java.time.Instant;

/**
 * The latest anchor of a member's log at one block; size 0 before the first.
 *
 * @param size entries
 * @param time of the block that took it
 */
public record AnchorFacts(long size, Instant time, Seq seq, Bytes32 root) {}
