package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.Verdict;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;

/** Acts about one request to break the glass. The seq is the request's. */
public sealed interface EmergencyIntent extends Intent {
    /**
     * A doctor of a hospital asks; the digest of this is the request's id. Seq 0.
     *
     * @param recipient SHA-256 of a recipient made for this request alone
     * @param subject salted commitment of the patient
     * @param reason salted commitment of the reason
     */
    record Break(
            AccountId doctor,
            MemberNumber member,
            Digest recipient,
            Bytes32 subject,
            Bytes32 reason,
            Seq seq,
            Instant deadline)
            implements EmergencyIntent {}

    /** An act about a request that was made. */
    sealed interface OfRequest extends EmergencyIntent {
        /** Digest of the Break. */
        Bytes32 request();
    }

    /** A second clinician, of another account, confirms: the whole file opens. */
    record ConfirmBreak(Bytes32 request, AccountId clinician, Seq seq, Instant deadline) implements OfRequest {}

    /** The doctor needs longer; once. */
    record RenewBreak(Bytes32 request, Seq seq, Instant deadline) implements OfRequest {}

    /** The doctor is done. */
    record EndBreak(Bytes32 request, Seq seq, Instant deadline) implements OfRequest {}

    /**
     * The doctor explains.
     *
     * @param explanation SHA-256 of the explanation
     */
    record ExplainBreak(Bytes32 request, Digest explanation, Seq seq, Instant deadline) implements OfRequest {}

    /**
     * A privacy officer of the hospital whose turn it is judges.
     *
     * @param by the officer's account
     * @param reason SHA-256 of the reason document
     */
    record ReviewBreak(
            Bytes32 request, MemberNumber member, Address by, Verdict verdict, Digest reason, Seq seq, Instant deadline)
            implements OfRequest {}
}
