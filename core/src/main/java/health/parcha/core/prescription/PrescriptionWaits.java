package health.parcha.core.prescription;

import java.time.Duration;

/**
 * How long things take at a counter; fixed when a network is deployed. Whole seconds.
 *
 * @param lease how long a claim holds, and what a renewal adds
 * @param leases a claim's most leases in a row, 1 to 15
 * @param lastHolder how long after its lease a pharmacy may still dispense, if nobody has claimed since
 * @param release how old a claim is before the patient or prescriber may end it
 * @param reversal how long what was not handed over can be reversed
 * @param handedReversal how long what was handed over can be reversed
 * @param month how long after its end a prescription can be extended, for how long, and the period of the limit
 * @param extensions a pharmacist's most extensions a month
 */
public record PrescriptionWaits(
        Duration lease,
        int leases,
        Duration lastHolder,
        Duration release,
        Duration reversal,
        Duration handedReversal,
        Duration month,
        int extensions) {
    public static final PrescriptionWaits DEFAULT = new PrescriptionWaits(
            Duration.ofMinutes(30),
            8,
            Duration.ofDays(3),
            Duration.ofMinutes(30),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(30),
            3);
}
