package health.parcha.chain.contract;

import health.parcha.chain.Bytes32;
import health.parcha.chain.typed.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long things take at counters and payers; fixed when a network is deployed (docs/spec/prescriptions.md). Whole seconds.
 *
 * @param lease how long a claim holds, and what a renewal adds
 * @param leases a claim's most leases in a row, 1 to 15
 * @param lastHolder how long after its lease a pharmacy may still dispense, if nobody has claimed since
 * @param release how old a claim is before the patient or prescriber may end it
 * @param reversal how long what was not handed over can be reversed
 * @param handedReversal how long what was handed over can be reversed
 * @param month how long after its end a prescription can be extended, for how long, and the period of the limit
 * @param extensions a pharmacist's most extensions a month
 * @param answer how long a payer may answer
 * @param dispute how long a payer's refusal or reversal may be disputed
 * @param rounds a claim's most rounds, 1 to 255
 */
public record DispensingWaits(
        Duration lease,
        int leases,
        Duration lastHolder,
        Duration release,
        Duration reversal,
        Duration handedReversal,
        Duration month,
        int extensions,
        Duration answer,
        Duration dispute,
        int rounds) {
    public static final DispensingWaits DEFAULT = new DispensingWaits(
            Duration.ofMinutes(30),
            8,
            Duration.ofDays(3),
            Duration.ofMinutes(30),
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(30),
            3,
            Duration.ofDays(30),
            Duration.ofDays(90),
            3);

    /** Parameters of Prescriptions behind the directory. */
    List<Bytes32> ofPrescriptions() {
        return words(
                lease.toSeconds(),
                leases,
                lastHolder.toSeconds(),
                release.toSeconds(),
                reversal.toSeconds(),
                handedReversal.toSeconds(),
                month.toSeconds(),
                extensions);
    }

    /** Parameters of Claims behind the directory and Prescriptions. */
    List<Bytes32> ofClaims() {
        return words(answer.toSeconds(), dispute.toSeconds(), rounds);
    }

    private static List<Bytes32> words(long... values) {
        return Arrays.stream(values).mapToObj(Word::uint).toList();
    }
}
