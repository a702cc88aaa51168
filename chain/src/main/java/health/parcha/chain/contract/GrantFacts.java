package health.parcha.chain.contract;

import health.parcha.chain.GrantState;
import health.parcha.chain.Seq;
import java.time.Instant;

/**
 * A grant's slot at one block; state NONE, seq 0 where it was never used.
 *
 * @param expiry first second at which the grant is over
 */
public record GrantFacts(GrantState state, Instant expiry, Seq seq) {
    /** Whether the grant lives at that time of the chain. */
    public boolean isActive(Instant blockTime) {
        return state == GrantState.ACTIVE && blockTime.isBefore(expiry);
    }
}
