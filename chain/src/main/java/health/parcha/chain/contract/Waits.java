package health.parcha.chain.contract;

import health.parcha.core.signed.Json;
import java.time.Duration;

/**
 * How long things take on a network; fixed when it is deployed. All whole seconds.
 *
 * @param timelock between a proposal's passing and its execution
 * @param proposalLife after which a proposal is dead
 * @param recoveryLeast shortest wait an owner may choose before a recovery; also his default
 * @param recoveryMost longest
 * @param recoveryHold how long a cancelled recovery keeps the next ordinary one away
 * @param death between the report of a death and its taking effect
 * @param pause how long a pause of dispensing lasts at most
 */
public record Waits(
        Duration timelock,
        Duration proposalLife,
        Duration recoveryLeast,
        Duration recoveryMost,
        Duration recoveryHold,
        Duration death,
        Duration pause) {
    /** Two days, and 30, 3, 30, 30, 7 and 1. A demo uses seconds and says so. */
    public static final Waits DEFAULT = new Waits(
            Duration.ofDays(2),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(30),
            Duration.ofDays(30),
            Duration.ofDays(7),
            Duration.ofDays(1));

    /** The default waits of accounts. */
    public Waits(Duration timelock, Duration proposalLife) {
        this(
                timelock,
                proposalLife,
                Duration.ofDays(3),
                Duration.ofDays(30),
                Duration.ofDays(30),
                Duration.ofDays(7),
                Duration.ofDays(1));
    }

    /** For a manifest: each wait in seconds under its name. */
    public Json.Fields json() {
        return Json.object()
                .put("timelock", timelock.toSeconds())
                .put("proposalLife", proposalLife.toSeconds())
                .put("recoveryLeast", recoveryLeast.toSeconds())
                .put("recoveryMost", recoveryMost.toSeconds())
                .put("recoveryHold", recoveryHold.toSeconds())
                .put("death", death.toSeconds())
                .put("pause", pause.toSeconds())
                .done();
    }
}
