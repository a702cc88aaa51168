package health.parcha.core.prescription;

/** What can be done with a prescription that stands (docs/spec/prescriptions.md section 5). */
public sealed interface PrescriptionAct {
    /** Shows the pickup of that generation and number. */
    record Claim(int generation, int k) implements PrescriptionAct {}

    record RenewLease() implements PrescriptionAct {}

    record GiveBack() implements PrescriptionAct {}

    record Dispense(Quantities quantities, boolean handedOver) implements PrescriptionAct {}

    /**
     * Undoes a dispense.
     *
     * @param quantities the very ones that were dispensed
     * @param countersigned by the prescription key or the prescriber
     */
    record Reverse(int delivery, Quantities quantities, boolean countersigned) implements PrescriptionAct {}

    record Cancel() implements PrescriptionAct {}

    record Suspend() implements PrescriptionAct {}

    record Resume() implements PrescriptionAct {}

    record Alert() implements PrescriptionAct {}

    record AnswerAlert() implements PrescriptionAct {}

    /**
     * Moves the window of an expired one.
     *
     * @param extensions how many this pharmacist has made this month
     */
    record Extend(int generation, int k, int extensions) implements PrescriptionAct {}

    record Release() implements PrescriptionAct {}

    record Reissue() implements PrescriptionAct {}
}
