package health.parcha.chain.intent;

import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.prescription.Terms;

/** Reads the acts on prescriptions and claims; the mirror of {@link DispensingFields}. */
final class DispensingReader {
    private DispensingReader() {}

    static Intent prescription(Kind kind, FieldReader in) {
        return switch (kind) {
            case PRESCRIBE -> new PrescriptionsIntent.Prescribe(in.member(), sheet(in), in.seq(), in.time());
            case CLAIM -> new PrescriptionsIntent.Claim(counter(in), sheet(in), pickup(in), in.seq(), in.time());
            case EXTEND -> new PrescriptionsIntent.Extend(counter(in), sheet(in), pickup(in), in.seq(), in.time());
            case RENEW_LEASE -> new PrescriptionsIntent.RenewLease(counter(in), id(in), in.seq(), in.time());
            case GIVE_BACK -> new PrescriptionsIntent.GiveBack(counter(in), id(in), in.seq(), in.time());
            case DISPENSE ->
                new PrescriptionsIntent.Dispense(
                        counter(in), sheet(in), quantities(in), in.bool(), in.seq(), in.time());
            case REVERSE ->
                new PrescriptionsIntent.Reverse(counter(in), id(in), in.small(8), quantities(in), in.seq(), in.time());
            case REVERSE_HANDED_OVER ->
                new PrescriptionsIntent.ReverseHandedOver(
                        counter(in), name(in), in.address(), in.small(8), quantities(in), in.seq(), in.time());
            case CANCEL_PRESCRIPTION -> new PrescriptionsIntent.Cancel(name(in), in.address(), in.seq(), in.time());
            case RELEASE -> new PrescriptionsIntent.Release(name(in), in.address(), in.seq(), in.time());
            case REISSUE -> new PrescriptionsIntent.Reissue(name(in), in.address(), in.seq(), in.time());
            case SUSPEND_PRESCRIPTION ->
                new PrescriptionsIntent.Suspend(id(in), in.address(), in.digest(), in.seq(), in.time());
            case RESUME_PRESCRIPTION -> new PrescriptionsIntent.Resume(id(in), in.address(), in.seq(), in.time());
            case ALERT -> new PrescriptionsIntent.Alert(id(in), in.address(), in.digest(), in.seq(), in.time());
            case ANSWER_ALERT ->
                new PrescriptionsIntent.AnswerAlert(counter(in), id(in), in.digest(), in.seq(), in.time());
            default -> throw new IllegalArgumentException(kind + " is no act on a prescription");
        };
    }

    static Intent claim(Kind kind, FieldReader in) {
        return switch (kind) {
            case SUBMIT_CLAIM ->
                new ClaimsIntent.Submit(
                        counter(in), subject(in), in.member(), in.small(8), in.digest(), in.seq(), in.time());
            case ANSWER_CLAIM ->
                new ClaimsIntent.Answer(
                        in.account(), in.member(), in.bytes32(), in.bool(), in.digest(), in.seq(), in.time());
            case PAY_CLAIM ->
                new ClaimsIntent.Pay(in.account(), in.member(), in.bytes32(), in.digest(), in.seq(), in.time());
            case DISPUTE_CLAIM ->
                new ClaimsIntent.Dispute(counter(in), subject(in), in.member(), in.digest(), in.seq(), in.time());
            case WITHDRAW_CLAIM -> new ClaimsIntent.Withdraw(counter(in), in.bytes32(), in.seq(), in.time());
            case REVERSE_CLAIM ->
                new ClaimsIntent.Reverse(in.address(), in.member(), in.bytes32(), in.digest(), in.seq(), in.time());
            default -> throw new IllegalArgumentException(kind + " is no act on a claim");
        };
    }

    private static Counter counter(FieldReader in) {
        return new Counter(in.account(), in.member());
    }

    /** Terms that cannot be prescribed are BAD_VALUE. */
    private static PrescriptionSheet sheet(FieldReader in) {
        return new PrescriptionSheet(
                in.account(), in.address(), FieldReader.known(Terms.read(in.bytes())), in.digest());
    }

    private static PrescriptionName name(FieldReader in) {
        return new PrescriptionName(in.account(), in.address(), in.bytes32(), in.digest());
    }

    private static PickupUse pickup(FieldReader in) {
        return new PickupUse(in.small(8), in.small(8), in.tag());
    }

    private static ClaimsIntent.Subject subject(FieldReader in) {
        return new ClaimsIntent.Subject(id(in), in.small(8), in.small(8));
    }

    private static PrescriptionId id(FieldReader in) {
        return PrescriptionId.of(in.bytes32().toArray());
    }

    private static Quantities quantities(FieldReader in) {
        return Quantities.read(in.bytes32().toArray());
    }
}
