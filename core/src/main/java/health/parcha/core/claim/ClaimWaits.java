package health.parcha.core.claim;

import java.time.Duration;

/**
 * How long things take at payers; fixed when a network is deployed. Whole seconds.
 *
 * @param answer how long a payer may answer, and after how long without an answer a pharmacy may dispute
 * @param dispute how long a refusal or a payer's reversal may be disputed
 * @param rounds a claim's most rounds, 1 to 255
 */
public record ClaimWaits(Duration answer, Duration dispute, int rounds) {
    public static final ClaimWaits DEFAULT = new ClaimWaits(Duration.ofDays(30), Duration.ofDays(90), 3);
}
