package health.parcha.chain.contract;

import java.time.Duration;

/**
 * What bounds a broken glass; fixed when the network is deployed. Times in whole seconds.
 *
 * @param window how long a request runs, and once more when renewed
 * @param explain how long after it was made an explanation is in time
 * @param review how long each of three hospitals in turn has for its verdict
 * @param doctorDaily requests of one doctor a day, up to 65,535
 * @param memberDaily requests of one member's doctors a day, up to 65,535
 */
public record EmergencyLimits(Duration window, Duration explain, Duration review, int doctorDaily, int memberDaily) {
    /** 4 hours, 24 hours, 7 days; ten a doctor, a hundred a member. */
    public static final EmergencyLimits DEFAULT =
            new EmergencyLimits(Duration.ofHours(4), Duration.ofHours(24), Duration.ofDays(7), 10, 100);
}
