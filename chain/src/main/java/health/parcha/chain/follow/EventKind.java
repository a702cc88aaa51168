package health.parcha.chain.follow;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events of the contract set by the hash of their signature. */
enum EventKind {
    EXECUTED("Executed(address,bytes)"),
    MEMBER_PROPOSED("MemberProposed(bytes32,uint32,bytes32,uint32,uint8,bytes32,address,address[])"),
    PROPOSAL_APPROVED("ProposalApproved(bytes32,uint32,bytes32,uint32,uint40)"),
    MEMBER_ADMITTED("MemberAdmitted(uint32,bytes32,uint32,uint8,bytes32,address,address[],bytes32)"),
    MEMBER_KEYS_ROTATED("MemberKeysRotated(uint32,bytes32,uint32,bytes32,address)"),
    MEMBER_SPONSORED("MemberSponsored(bytes32,uint32,bytes32,uint32,uint8,bytes32,address,address[],bytes32,uint40)"),
    ACT_PROPOSED("ActProposed(bytes32,uint32,bytes32,uint32,uint8,uint32,uint32,bytes32)"),
    RULES_PROPOSED("RulesProposed(bytes32,uint32,bytes32,uint32,bytes32,address[6])"),
    MEMBER_ADMINS_CHANGED("MemberAdminsChanged(uint32,bytes32,uint32,address,address)"),
    MEMBER_STATUS_CHANGED("MemberStatusChanged(uint32,bytes32,uint32,uint8,uint32,bytes32)"),
    DISPENSING_PAUSED("DispensingPaused(bytes32,bytes32,uint32,uint40)"),
    RULES_ADOPTED("RulesAdopted(bytes32,bytes32,uint32,uint32,bytes32,address[6])"),
    REGISTERED("Registered(address,uint32,bytes32,uint32,address,uint32)"),
    VERIFIED("Verified(address,uint32,bytes32,uint32,address,uint8,uint16,uint32,uint16,bytes32,bytes32,bytes32)"),
    HOMONYM_ACCEPTED("HomonymAccepted(address,bytes32,uint32,uint8,address,bytes32)"),
    SUSPENDED("Suspended(address,uint32,bytes32,uint32,address,uint8)"),
    REINSTATED("Reinstated(address,uint32,bytes32,uint32,address)"),
    CARD_PUBLISHED("CardPublished(address,bytes32,uint32,bytes32)"),
    KEYRING_PUBLISHED("KeyringPublished(address,bytes32,uint32,uint32,bytes32)"),
    SIGNER_ROTATED("SignerRotated(address,bytes32,uint32,address,bool)"),
    ALL_REVOKED("AllRevoked(address,bytes32,uint32,uint32,bool)"),
    CLOSED("Closed(address,bytes32,uint32,uint32,bool)"),
    KIT_ROTATED("KitRotated(address,bytes32,uint32,address)"),
    KIT_PROPOSED("KitProposed(address,bytes32,uint32,address,uint40)"),
    RECOVERY_SET("RecoverySet(address,bytes32,uint32,uint40)"),
    PROVISIONAL_REGISTERED("ProvisionalRegistered(address,uint32,bytes32,uint32,address,uint32,address)"),
    RECOVERY_PROPOSED("RecoveryProposed(address,uint32,bytes32,uint32,address,address,address,bool)"),
    RECOVERY_APPROVED("RecoveryApproved(address,uint32,bytes32,uint32,address,bytes32,uint40)"),
    RECOVERY_CANCELLED("RecoveryCancelled(address,bytes32,uint32,bytes32,uint40)"),
    RECOVERED("Recovered(address,bytes32,uint32,bytes32,address,address,uint32)"),
    DEATH_REPORTED("DeathReported(address,uint32,bytes32,uint32,address,bytes32,uint40)"),
    DEATH_CANCELLED("DeathCancelled(address,bytes32,uint32)"),
    DEATH_DECLARED("DeathDeclared(address,uint32,bytes32,uint32,address,uint32)"),
    MERGED("Merged(address,address,bytes32,uint32,bool,bytes32)"),
    UNMERGED("Unmerged(address,address,bytes32,uint32,bool,bytes32)"),
    GLASS_BROKEN("GlassBroken(bytes32,address,bytes32,uint32,uint32,uint40,bytes32,bytes32,bytes32,uint16,uint16)"),
    BREAK_CONFIRMED("BreakConfirmed(bytes32,address,bytes32,uint32)"),
    BREAK_RENEWED("BreakRenewed(bytes32,bytes32,uint32,uint40)"),
    BREAK_ENDED("BreakEnded(bytes32,bytes32,uint32,uint40)"),
    BREAK_EXPLAINED("BreakExplained(bytes32,bytes32,uint32,bytes32,bool)"),
    BREAK_REVIEWED("BreakReviewed(bytes32,uint32,bytes32,uint32,address,uint8,bytes32)"),
    GRANTED("Granted(bytes32,bytes32,uint32,uint40)"),
    RENEWED("Renewed(bytes32,bytes32,uint32,uint40)"),
    REVOKED("Revoked(bytes32,bytes32,uint32)"),
    PRESCRIBED("Prescribed(bytes32,uint32,bytes32,uint32,address,uint40)"),
    CLAIMED("Claimed(bytes32,bytes32,uint32,uint32,uint8)"),
    LEASE_RENEWED("LeaseRenewed(bytes32,bytes32,uint32,uint40)"),
    GIVEN_BACK("GivenBack(bytes32,bytes32,uint32)"),
    DISPENSED("Dispensed(bytes32,bytes32,uint32,uint32,uint8,bool,uint256)"),
    REVERSED("Reversed(bytes32,bytes32,uint32,uint8,uint256)"),
    PRESCRIPTION_CANCELLED("PrescriptionCancelled(bytes32,bytes32,uint32,address)"),
    PRESCRIPTION_SUSPENDED("PrescriptionSuspended(bytes32,bytes32,uint32,address,bytes32)"),
    PRESCRIPTION_RESUMED("PrescriptionResumed(bytes32,bytes32,uint32,address)"),
    ALERTED("Alerted(bytes32,bytes32,uint32,address,bytes32)"),
    ALERT_ANSWERED("AlertAnswered(bytes32,bytes32,uint32,uint32,bytes32)"),
    EXTENDED("Extended(bytes32,bytes32,uint32,uint32,uint40)"),
    RELEASED("Released(bytes32,bytes32,uint32,address)"),
    REISSUED("Reissued(bytes32,bytes32,uint32,address,uint8)"),
    CLAIM_SUBMITTED("ClaimSubmitted(bytes32,uint32,bytes32,uint32,uint32,bytes32,uint8,uint8,uint8,bytes32)"),
    CLAIM_ANSWERED("ClaimAnswered(bytes32,bytes32,uint32,bool,bytes32)"),
    CLAIM_PAID("ClaimPaid(bytes32,bytes32,uint32,bytes32)"),
    CLAIM_DISPUTED("ClaimDisputed(bytes32,uint32,bytes32,uint32,uint8,bytes32)"),
    CLAIM_WITHDRAWN("ClaimWithdrawn(bytes32,bytes32,uint32)"),
    CLAIM_REVERSED("ClaimReversed(bytes32,bytes32,uint32,bool,bytes32)"),
    ANCHORED("Anchored(uint32,bytes32,uint32,uint64,bytes32)");

    private static final Map<Bytes32, EventKind> BY_TOPIC =
            Arrays.stream(values()).collect(Collectors.toMap(EventKind::topic, Function.identity()));

    private final String signature;

    EventKind(String signature) {
        this.signature = signature;
    }

    String signature() {
        return signature;
    }

    Bytes32 topic() {
        return Keccak.hash(signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for an event of a newer contract set. */
    static Optional<EventKind> ofTopic(Bytes32 topic) {
        return Optional.ofNullable(BY_TOPIC.get(topic));
    }
}
