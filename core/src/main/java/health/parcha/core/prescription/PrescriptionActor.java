package health.parcha.core.prescription;

import health.parcha.core.party.MemberNumber;

/** Who acts on a prescription, as far as its rules care; that he is verified and has the role is known already. */
public sealed interface PrescriptionActor {
    /**
     * Who prescribed.
     *
     * @param isOfOrganisation whether he still works where he did when he prescribed
     */
    record Prescriber(boolean isOfOrganisation) implements PrescriptionActor {}

    /** Whoever holds the prescription key: the patient. */
    record PrescriptionKey() implements PrescriptionActor {}

    /** Somebody who acts for the prescriber's organisation. */
    record Organisation() implements PrescriptionActor {}

    /** A pharmacist, for the pharmacy that employs him. */
    record Pharmacist(MemberNumber pharmacy) implements PrescriptionActor {}

    record Stranger() implements PrescriptionActor {}
}
