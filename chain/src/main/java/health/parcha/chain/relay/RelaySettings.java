package health.parcha.chain.relay;

import java.time.Duration;

/**
 * What an operator may set.
 *
 * @param batchSize items at which a batch is closed; 1 to 400
 * @param batchWait how long the first item of a batch waits for others
 * @param inFlight transactions that may be on their way at once; 1 to 16
 * @param resendAfter when a transaction that is in no block is handed in again
 */
public record RelaySettings(int batchSize, Duration batchWait, int inFlight, Duration resendAfter) {
    public static final RelaySettings DEFAULT =
            new RelaySettings(100, Duration.ofMillis(250), 16, Duration.ofSeconds(5));

    public RelaySettings {
        if (batchSize < 1 || batchSize > 400 || inFlight < 1 || inFlight > 16) {
            throw new IllegalArgumentException("a batch has 1 to 400 items, and 1 to 16 of them are on their way");
        }
    }
}
