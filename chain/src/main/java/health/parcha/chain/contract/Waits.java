package health.parcha.chain.contract;

import java.time.Duration;

/**
 * How long things take on a network; fixed when it is deployed.
 *
 * @param timelock between a proposal's passing and its execution; whole seconds
 * @param proposalLife after which a proposal is dead; whole seconds
 */
public record Waits(Duration timelock, Duration proposalLife) {
    /** 48 hours and 30 days. A demo uses seconds and says so. */
    public static final Waits DEFAULT = new Waits(Duration.ofDays(2), Duration.ofDays(30));
}
