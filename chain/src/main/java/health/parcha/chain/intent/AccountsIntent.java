package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Acts about one account. */
public sealed interface AccountsIntent extends Intent {
    /** The account that changes. */
    AccountId account();

    /**
     * Makes an account, signed by the key that its id stands for. Seq 0.
     *
     * @param kit address of the recovery key
     * @param member who is asked to verify; empty = any member that may
     */
    record Register(AccountId account, Address kit, Optional<MemberNumber> member, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Verifies an account, or verifies it again. Seq: the account's othersSeq.
     *
     * @param by who acts for the member: an admin key of it, or the id of an officer's account, whose signer signs
     */
    record Verify(
            AccountId account, MemberNumber member, Address by, Verification verification, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Verifies a second person of the same names; {@code by} and {@code second} sign the same digest, in that order.
     *
     * @param discriminator 1 to 255
     * @param reason SHA-256 of the reason document
     */
    record VerifyHomonym(
            AccountId account,
            MemberNumber member,
            Address by,
            Verification verification,
            int discriminator,
            Address second,
            Digest reason,
            Seq seq,
            Instant deadline)
            implements AccountsIntent {}

    /** Seq: othersSeq. */
    record Suspend(AccountId account, MemberNumber member, Address by, SuspensionCause cause, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** Seq: othersSeq. */
    record Reinstate(AccountId account, MemberNumber member, Address by, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Seq: ownerSeq.
     *
     * @param card EIP-712 digest of the Card
     */
    record PublishCard(AccountId account, Bytes32 card, Seq seq, Instant deadline) implements AccountsIntent {}

    /**
     * Seq: ownerSeq.
     *
     * @param version above the stored one; fits in 32 bits
     * @param keyring SHA-256 of the keyring file
     */
    record PublishKeyring(AccountId account, long version, Digest keyring, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Seq: ownerSeq, or othersSeq where the kit key signs.
     *
     * @param signer the new signer
     */
    record RotateSigner(AccountId account, Address signer, boolean byKit, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Ends every grant of the account at once. Seq as for RotateSigner.
     *
     * @param grantEpoch the current one, which is raised
     */
    record RevokeAll(AccountId account, GrantEpoch grantEpoch, boolean byKit, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** Ends the account for ever. Seq as for RotateSigner. */
    record Close(AccountId account, boolean byKit, Seq seq, Instant deadline) implements AccountsIntent {}

    /** Changes the kit key at once; signer and kit key sign, in that order. Seq: ownerSeq. */
    record RotateKit(AccountId account, Address kit, Seq seq, Instant deadline) implements AccountsIntent {}

    /** Proposes a kit key without the old one; it can be taken after the owner's wait. Seq: ownerSeq. */
    record ProposeKit(AccountId account, Address kit, Seq seq, Instant deadline) implements AccountsIntent {}

    /** Takes the proposed kit key, the wait being over. Seq: ownerSeq. */
    record TakeKit(AccountId account, Address kit, Seq seq, Instant deadline) implements AccountsIntent {}

    /**
     * Chooses how long a recovery waits. Seq: ownerSeq.
     *
     * @param pause whole seconds; empty = no hospital recovers this account
     */
    record SetRecovery(AccountId account, Optional<Duration> pause, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** Opens a file for somebody who cannot be asked; the account's key in custody signs, then {@code by}. Seq 0. */
    record RegisterProvisional(
            AccountId account, Address kit, MemberNumber member, Address by, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * A hospital proposes a new signer, and approves it. Seq: othersSeq.
     *
     * @param kit a new kit key too; empty = the kit key stays, which a fresh one must not
     * @param fresh after a cancelled one, on a new check in person
     */
    record ProposeRecovery(
            AccountId account,
            MemberNumber member,
            Address by,
            Address signer,
            Optional<Address> kit,
            boolean fresh,
            Seq seq,
            Instant deadline)
            implements AccountsIntent {}

    /** Another hospital approves. Seq: othersSeq. */
    record ApproveRecovery(
            AccountId account, MemberNumber member, Address by, Bytes32 recovery, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** The kit key cancels. Seq: othersSeq. */
    record CancelRecovery(AccountId account, Bytes32 recovery, Seq seq, Instant deadline) implements AccountsIntent {}

    /** The new signer takes the account. Seq: othersSeq. */
    record ExecuteRecovery(AccountId account, Bytes32 recovery, Seq seq, Instant deadline) implements AccountsIntent {}

    /**
     * A hospital reports a death. Seq: othersSeq.
     *
     * @param document SHA-256 of the certificate
     */
    record ReportDeath(AccountId account, MemberNumber member, Address by, Digest document, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** The kit key says that the owner lives. Seq: othersSeq. */
    record CancelDeath(AccountId account, Seq seq, Instant deadline) implements AccountsIntent {}

    /** A hospital declares the reported death, the wait being over. Seq: othersSeq. */
    record Deceased(AccountId account, MemberNumber member, Address by, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** Makes an alias of the account; both owners sign, this one first. Seq: ownerSeq. */
    record Merge(AccountId account, AccountId into, Seq seq, Instant deadline) implements AccountsIntent {}

    /** The same by two hospitals. Seq: othersSeq. */
    record MergeByHospitals(AccountId account, AccountId into, TwoHospitals hospitals, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /** Ends the alias; both owners sign. Seq: ownerSeq. */
    record Unmerge(AccountId account, AccountId into, Seq seq, Instant deadline) implements AccountsIntent {}

    /** The same by two hospitals. Seq: othersSeq. */
    record UnmergeByHospitals(AccountId account, AccountId into, TwoHospitals hospitals, Seq seq, Instant deadline)
            implements AccountsIntent {}

    /**
     * Two hospitals that decide together; both sign, in this order.
     *
     * @param reason SHA-256 of the reason document
     */
    record TwoHospitals(MemberNumber member, Address by, MemberNumber secondMember, Address second, Digest reason) {}
}
