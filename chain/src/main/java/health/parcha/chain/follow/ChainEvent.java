package health.parcha.chain.follow;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.Verdict;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.signed.Digest;
import java.time.Duration;
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

    /** An event about one request to break the glass. */
    sealed interface OfBreak extends ChainEvent {
        /** Digest of the Break. */
        Bytes32 request();
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

    /**
     * A hospital gave its word for a member.
     *
     * @param registry hash of its number in the public registry
     */
    record MemberSponsored(
            Bytes32 proposal,
            MemberNumber by,
            MemberKind kind,
            Digest document,
            Address relayer,
            List<Address> admins,
            Bytes32 registry,
            Instant executableFrom)
            implements OfMember {}

    record ActProposed(
            Bytes32 proposal,
            MemberNumber by,
            ProposalSort sort,
            Optional<MemberNumber> subject,
            Optional<MemberNumber> successor,
            Digest reason)
            implements OfMember {}

    /** A set of modules, in the order router, consents, prescriptions, claims, emergency, anchors; zero = none. */
    record RulesProposed(Bytes32 proposal, MemberNumber by, Digest document, List<Address> modules)
            implements OfMember {}

    record MemberAdminsChanged(MemberNumber member, Optional<Address> added, Optional<Address> removed)
            implements OfMember {}

    /**
     * A member was suspended, reinstated, removed or succeeded.
     *
     * @param successor who takes over
     */
    record MemberStatusChanged(
            MemberNumber member, MemberStatus status, Optional<MemberNumber> successor, Bytes32 proposal)
            implements OfMember {}

    /**
     * Dispensing was paused, or goes on.
     *
     * @param until empty = it goes on
     */
    record DispensingPaused(Bytes32 proposal, Optional<Instant> until) implements OfMember {}

    /**
     * The network has another set of modules.
     *
     * @param set how many sets came before
     * @param modules as in RulesProposed
     */
    record RulesAdopted(Bytes32 proposal, long set, Digest document, List<Address> modules) implements OfMember {}

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

    record KitRotated(AccountId account, Address kit) implements OfAccount {}

    /**
     * The owner proposed a kit key without the old one.
     *
     * @param from when he may take it
     */
    record KitProposed(AccountId account, Address kit, Instant from) implements OfAccount {}

    /**
     * The owner chose how long a recovery waits.
     *
     * @param pause empty = no hospital recovers the account
     */
    record RecoverySet(AccountId account, Optional<Duration> pause) implements OfAccount {}

    /**
     * A hospital opened a file for somebody who cannot be asked.
     *
     * @param number the network's short number for it
     */
    record ProvisionalRegistered(AccountId account, long number, Address kit, MemberNumber member, Address by)
            implements OfAccount {}

    record RecoveryProposed(
            AccountId account, MemberNumber member, Address by, Address signer, Optional<Address> kit, boolean fresh)
            implements OfAccount {}

    /**
     * A hospital approved a recovery.
     *
     * @param from when it may be executed; empty while too few have approved
     */
    record RecoveryApproved(
            AccountId account, MemberNumber member, Address by, Bytes32 recovery, Optional<Instant> from)
            implements OfAccount {}

    record RecoveryCancelled(AccountId account, Bytes32 recovery, Instant heldUntil) implements OfAccount {}

    /**
     * The account has a new signer by its hospitals' word.
     *
     * @param kit the kit key from now on
     * @param grantEpoch the new one
     */
    record Recovered(AccountId account, Bytes32 recovery, Address signer, Address kit, GrantEpoch grantEpoch)
            implements OfAccount {}

    record DeathReported(AccountId account, MemberNumber member, Address by, Digest document, Instant from)
            implements OfAccount {}

    record DeathCancelled(AccountId account) implements OfAccount {}

    /**
     * The owner is dead.
     *
     * @param grantEpoch the new one
     */
    record DeathDeclared(AccountId account, MemberNumber member, Address by, GrantEpoch grantEpoch)
            implements OfAccount {}

    /**
     * The account became an alias.
     *
     * @param byHospitals two hospitals decided; else both owners
     * @param reason empty unless hospitals decided
     */
    record Merged(AccountId account, AccountId into, boolean byHospitals, Optional<Digest> reason)
            implements OfAccount {}

    record Unmerged(AccountId account, AccountId into, boolean byHospitals, Optional<Digest> reason)
            implements OfAccount {}

    /**
     * A doctor asked for a patient's summary.
     *
     * @param recipient SHA-256 of the one-time recipient
     * @param subject salted commitment of the patient
     * @param ofDoctor the doctor's requests of this day, this one included
     * @param ofMember the member's
     */
    record GlassBroken(
            Bytes32 request,
            AccountId doctor,
            MemberNumber member,
            Instant expires,
            Digest recipient,
            Bytes32 subject,
            Bytes32 reason,
            int ofDoctor,
            int ofMember)
            implements OfBreak {}

    record BreakConfirmed(Bytes32 request, AccountId clinician) implements OfBreak {}

    record BreakRenewed(Bytes32 request, Instant expires) implements OfBreak {}

    record BreakEnded(Bytes32 request, Instant endedAt) implements OfBreak {}

    record BreakExplained(Bytes32 request, Digest explanation, boolean late) implements OfBreak {}

    record BreakReviewed(Bytes32 request, MemberNumber member, Address by, Verdict verdict, Digest reason)
            implements OfBreak {}

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
