package health.parcha.chain.follow;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened on chain, in the past tense; one record an event of docs/spec/intents.md section 9. */
public sealed interface ChainEvent {
    /** An event about members. */
    sealed interface OfMember extends ChainEvent {}

    /** An event about one account. */
    sealed interface OfAccount extends ChainEvent {
        AccountId account();
    }

    /** An event about one grant's slot. */
    sealed interface OfGrant extends ChainEvent {
        /** keccak256(abi.encode(controller, grant id)). */
        Bytes32 slot();
    }

    record MemberProposed(
            Bytes32 proposal, MemberNumber by, MemberKind kind, Digest document, Address relayer, List<Address> admins)
            implements OfMember {}

    /**
     * A hospital approved.
     *
     * @param executableFrom empty while too few have approved
     */
    record ProposalApproved(Bytes32 proposal, MemberNumber by, Optional<Instant> executableFrom) implements OfMember {}

    /**
     * A member joined.
     *
     * @param proposal zero for a founder
     */
    record MemberAdmitted(
            MemberNumber member,
            MemberKind kind,
            Digest document,
            Address relayer,
            List<Address> admins,
            Bytes32 proposal)
            implements OfMember {}

    record MemberKeysRotated(MemberNumber member, Digest document, Address relayer) implements OfMember {}

    /**
     * An account was made.
     *
     * @param number the network's short number for it
     * @param asked the member that is asked to verify
     */
    record AccountRegistered(AccountId account, long number, Address kit, Optional<MemberNumber> asked)
            implements OfAccount {}

    record AccountVerified(AccountId account, MemberNumber member, Address by, Verification verification)
            implements OfAccount {}

    record HomonymAccepted(AccountId account, int discriminator, Address second, Digest reason) implements OfAccount {}

    record AccountSuspended(AccountId account, MemberNumber member, Address by, SuspensionCause cause)
            implements OfAccount {}

    record AccountReinstated(AccountId account, MemberNumber member, Address by) implements OfAccount {}

    record CardPublished(AccountId account, Bytes32 card) implements OfAccount {}

    record KeyringPublished(AccountId account, long version, Digest keyring) implements OfAccount {}

    record SignerRotated(AccountId account, Address signer, boolean byKit) implements OfAccount {}

    /**
     * Every grant of the account ended.
     *
     * @param grantEpoch the new one
     */
    record AllRevoked(AccountId account, GrantEpoch grantEpoch, boolean byKit) implements OfAccount {}

    /**
     * The account ended.
     *
     * @param grantEpoch the new one
     */
    record AccountClosed(AccountId account, GrantEpoch grantEpoch, boolean byKit) implements OfAccount {}

    record Granted(Bytes32 slot, Instant expiry) implements OfGrant {}

    record Renewed(Bytes32 slot, Instant expiry) implements OfGrant {}

    record Revoked(Bytes32 slot) implements OfGrant {}

    /** An event about one prescription. */
    sealed interface OfPrescription extends ChainEvent {
        PrescriptionId prescription();
    }

    /**
     * A prescription stands.
     *
     * @param end first second after its window
     */
    record Prescribed(PrescriptionId prescription, MemberNumber organisation, AccountId prescriber, Instant end)
            implements OfPrescription {}

    /**
     * A pharmacy holds it.
     *
     * @param delivery number of the claim
     */
    record Claimed(PrescriptionId prescription, MemberNumber pharmacy, int delivery) implements OfPrescription {}

    record LeaseRenewed(PrescriptionId prescription, Instant leaseEnd) implements OfPrescription {}

    record GivenBack(PrescriptionId prescription) implements OfPrescription {}

    record Dispensed(
            PrescriptionId prescription, MemberNumber pharmacy, int delivery, boolean handedOver, Quantities quantities)
            implements OfPrescription {}

    /** A dispense was undone; the seq of this event is the dispense's. */
    record Reversed(PrescriptionId prescription, int delivery, Quantities quantities) implements OfPrescription {}

    record PrescriptionCancelled(PrescriptionId prescription, Address by) implements OfPrescription {}

    record PrescriptionSuspended(PrescriptionId prescription, Address by, Digest reason) implements OfPrescription {}

    record PrescriptionResumed(PrescriptionId prescription, Address by) implements OfPrescription {}

    record Alerted(PrescriptionId prescription, Address by, Digest reason) implements OfPrescription {}

    record AlertAnswered(PrescriptionId prescription, MemberNumber pharmacy, Digest answer) implements OfPrescription {}

    /**
     * The window was moved.
     *
     * @param end the new one
     */
    record Extended(PrescriptionId prescription, MemberNumber pharmacy, Instant end) implements OfPrescription {}

    record Released(PrescriptionId prescription, Address by) implements OfPrescription {}

    /**
     * New pickups count.
     *
     * @param generation theirs
     */
    record Reissued(PrescriptionId prescription, Address by, int generation) implements OfPrescription {}

    /** An event about one claim to a payer. */
    sealed interface OfClaim extends ChainEvent {
        /** Its slot. */
        Bytes32 claim();
    }

    record ClaimSubmitted(
            Bytes32 claim,
            MemberNumber payer,
            MemberNumber pharmacy,
            ClaimsIntent.Subject subject,
            int round,
            Digest document)
            implements OfClaim {}

    record ClaimAnswered(Bytes32 claim, boolean accepted, Digest document) implements OfClaim {}

    record ClaimPaid(Bytes32 claim, Digest document) implements OfClaim {}

    record ClaimDisputed(Bytes32 claim, MemberNumber payer, int round, Digest document) implements OfClaim {}

    record ClaimWithdrawn(Bytes32 claim) implements OfClaim {}

    record ClaimReversed(Bytes32 claim, boolean byPayer, Digest document) implements OfClaim {}

    /**
     * A member's log was fixed.
     *
     * @param size entries
     */
    record Anchored(MemberNumber member, long size, Bytes32 root) implements ChainEvent {}
}
