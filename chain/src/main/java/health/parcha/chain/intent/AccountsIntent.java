package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
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
}
