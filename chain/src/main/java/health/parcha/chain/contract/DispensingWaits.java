package health.parcha.chain.contract;

import health.parcha.chain.Bytes32;
import health.parcha.chain.typed.Word;
import health.parcha.core.claim.ClaimWaits;
import health.parcha.core.prescription.PrescriptionWaits;
import java.util.Arrays;
import java.util.List;

/** How long things take at counters and payers; fixed when a network is deployed (docs/spec/prescriptions.md). */
public record DispensingWaits(PrescriptionWaits prescriptions, ClaimWaits claims) {
    public static final DispensingWaits DEFAULT = new DispensingWaits(PrescriptionWaits.DEFAULT, ClaimWaits.DEFAULT);

    /** Parameters of Prescriptions behind the directory. */
    List<Bytes32> ofPrescriptions() {
        PrescriptionWaits w = prescriptions;
        return words(
                w.lease().toSeconds(),
                w.leases(),
                w.lastHolder().toSeconds(),
                w.release().toSeconds(),
                w.reversal().toSeconds(),
                w.handedReversal().toSeconds(),
                w.month().toSeconds(),
                w.extensions());
    }

    /** Parameters of Claims behind the directory and Prescriptions. */
    List<Bytes32> ofClaims() {
        return words(claims.answer().toSeconds(), claims.dispute().toSeconds(), claims.rounds());
    }

    private static List<Bytes32> words(long... values) {
        return Arrays.stream(values).mapToObj(Word::uint).toList();
    }
}
