package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.signed.Digest;
import java.time.Instant;

/**
 * Acts on a prescription (docs/spec/prescriptions.md section 5). The seq is the prescription's; of a reversal the dispense's.
 * Where an act has {@code by}, that is who signs: the prescription key itself, or somebody's account.
 */
public sealed interface PrescriptionsIntent extends Intent {
    PrescriptionId prescription();

    /** Registers it; the deadline may be as far as the window's end. Signed by the prescriber. */
    record Prescribe(MemberNumber organisation, PrescriptionSheet sheet, Seq seq, Instant deadline)
            implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return sheet.id();
        }
    }

    /** Shows a pickup. Signed by the pharmacist and the pickup key; the third signature is its certificate's. */
    sealed interface PickedUp extends PrescriptionsIntent {
        Counter counter();

        PrescriptionSheet sheet();

        PickupUse pickup();

        @Override
        default PrescriptionId prescription() {
            return sheet().id();
        }
    }

    /** Takes it for one lease; at most ten minutes ahead. */
    record Claim(Counter counter, PrescriptionSheet sheet, PickupUse pickup, Seq seq, Instant deadline)
            implements PickedUp {}

    /** Moves the window of an expired one. */
    record Extend(Counter counter, PrescriptionSheet sheet, PickupUse pickup, Seq seq, Instant deadline)
            implements PickedUp {}

    record RenewLease(Counter counter, PrescriptionId prescription, Seq seq, Instant deadline)
            implements PrescriptionsIntent {}

    record GiveBack(Counter counter, PrescriptionId prescription, Seq seq, Instant deadline)
            implements PrescriptionsIntent {}

    /** Hands out; at most ten minutes ahead. */
    record Dispense(
            Counter counter,
            PrescriptionSheet sheet,
            Quantities quantities,
            boolean handedOver,
            Seq seq,
            Instant deadline)
            implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return sheet.id();
        }
    }

    /**
     * Takes back what was not handed over.
     *
     * @param delivery the number of the dispense
     * @param quantities the very ones that were dispensed
     */
    record Reverse(
            Counter counter,
            PrescriptionId prescription,
            int delivery,
            Quantities quantities,
            Seq seq,
            Instant deadline)
            implements PrescriptionsIntent {}

    /** Takes back what was handed over. Signed by the pharmacist, then by {@code by}. */
    record ReverseHandedOver(
            Counter counter,
            PrescriptionName name,
            Address by,
            int delivery,
            Quantities quantities,
            Seq seq,
            Instant deadline)
            implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return name.id();
        }
    }

    /** Ends it for ever. */
    record Cancel(PrescriptionName name, Address by, Seq seq, Instant deadline) implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return name.id();
        }
    }

    record Suspend(PrescriptionId prescription, Address by, Digest reason, Seq seq, Instant deadline)
            implements PrescriptionsIntent {}

    record Resume(PrescriptionId prescription, Address by, Seq seq, Instant deadline) implements PrescriptionsIntent {}

    /** A red stop. */
    record Alert(PrescriptionId prescription, Address by, Digest reason, Seq seq, Instant deadline)
            implements PrescriptionsIntent {}

    record AnswerAlert(Counter counter, PrescriptionId prescription, Digest answer, Seq seq, Instant deadline)
            implements PrescriptionsIntent {}

    /** Ends another's claim. */
    record Release(PrescriptionName name, Address by, Seq seq, Instant deadline) implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return name.id();
        }
    }

    /** Kills every pickup of before. */
    record Reissue(PrescriptionName name, Address by, Seq seq, Instant deadline) implements PrescriptionsIntent {
        @Override
        public PrescriptionId prescription() {
            return name.id();
        }
    }
}
