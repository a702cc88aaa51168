package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.Seq;
import health.parcha.chain.typed.Word;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.signed.Digest;
import java.time.Instant;

/** Acts on a claim to a payer (docs/spec/prescriptions.md section 6). The seq is the claim's. */
public sealed interface ClaimsIntent extends Intent {
    /** The claim's slot. */
    Bytes32 claim();

    /**
     * What is claimed for.
     *
     * @param delivery the number of the dispense
     * @param rank 1 or 2
     */
    record Subject(PrescriptionId prescription, int delivery, int rank) {
        /** keccak256(abi.encode(keccak256(abi.encode(prescription, delivery)), rank)). */
        public Bytes32 claim() {
            Bytes32 dispense =
                    Keccak.hash(prescription.bytes(), Word.uint(delivery).toArray());
            return Keccak.hash(dispense.toArray(), Word.uint(rank).toArray());
        }
    }

    /**
     * Asks a payer.
     *
     * @param cites at rank 2 the round of claim 1 whose answer it builds on; 0 at rank 1
     */
    record Submit(
            Counter counter, Subject subject, MemberNumber payer, int cites, Digest document, Seq seq, Instant deadline)
            implements ClaimsIntent {
        @Override
        public Bytes32 claim() {
            return subject.claim();
        }
    }

    record Answer(
            AccountId agent,
            MemberNumber payer,
            Bytes32 claim,
            boolean accepted,
            Digest document,
            Seq seq,
            Instant deadline)
            implements ClaimsIntent {}

    record Pay(AccountId agent, MemberNumber payer, Bytes32 claim, Digest document, Seq seq, Instant deadline)
            implements ClaimsIntent {}

    /** Asks again, perhaps another payer. */
    record Dispute(Counter counter, Subject subject, MemberNumber payer, Digest document, Seq seq, Instant deadline)
            implements ClaimsIntent {
        @Override
        public Bytes32 claim() {
            return subject.claim();
        }
    }

    record Withdraw(Counter counter, Bytes32 claim, Seq seq, Instant deadline) implements ClaimsIntent {}

    /**
     * Undoes an acceptance or a payment.
     *
     * @param by account of a pharmacist or an agent
     * @param member whoever it acts for
     */
    record Reverse(Address by, MemberNumber member, Bytes32 claim, Digest document, Seq seq, Instant deadline)
            implements ClaimsIntent {}
}
