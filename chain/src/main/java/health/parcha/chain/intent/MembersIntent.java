package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Acts about members, signed by one of the admin keys of the acting member. The seq is the acting member's. */
public sealed interface MembersIntent extends Intent {
    MemberNumber member();

    /**
     * Proposes a new member, and approves it.
     *
     * @param document SHA-256 of the new member's document
     * @param relayer the address that will send its batches and sign its anchors
     * @param admins 1 to 8 keys
     */
    record Propose(
            MemberNumber member,
            MemberKind memberKind,
            Digest document,
            Address relayer,
            List<Address> admins,
            Seq seq,
            Instant deadline)
            implements MembersIntent {
        public Propose {
            admins = List.copyOf(admins);
        }
    }

    /**
     * Approves a proposal.
     *
     * @param proposal the digest of the Propose
     */
    record Approve(MemberNumber member, Bytes32 proposal, Seq seq, Instant deadline) implements MembersIntent {}

    /**
     * Admits the member of a proposal that has passed and waited.
     *
     * @param proposal the digest of the Propose
     */
    record Execute(MemberNumber member, Bytes32 proposal, Seq seq, Instant deadline) implements MembersIntent {}

    /** Changes the acting member's own document and relayer. */
    record RotateMemberKeys(MemberNumber member, Digest document, Address relayer, Seq seq, Instant deadline)
            implements MembersIntent {}

    /**
     * One hospital's word for a practice, laboratory, pharmacy or care home; the timelock runs from then on.
     *
     * @param document SHA-256 of the new member's document
     * @param registry hash of its number in the public registry
     * @param admins 1 to 8 keys
     */
    record Sponsor(
            MemberNumber member,
            MemberKind memberKind,
            Digest document,
            Address relayer,
            Bytes32 registry,
            List<Address> admins,
            Seq seq,
            Instant deadline)
            implements MembersIntent {
        public Sponsor {
            admins = List.copyOf(admins);
        }
    }

    /**
     * Proposes to suspend, reinstate, remove or succeed a member, or to pause or resume dispensing, and approves it.
     *
     * @param sort SUSPEND to RESUME
     * @param subject empty for PAUSE and RESUME
     * @param successor for SUCCEED alone
     * @param reason SHA-256 of the reason document
     */
    record ProposeAct(
            MemberNumber member,
            ProposalSort sort,
            Optional<MemberNumber> subject,
            Optional<MemberNumber> successor,
            Digest reason,
            Seq seq,
            Instant deadline)
            implements MembersIntent {}

    /**
     * Proposes the next set of rule modules, whole, and approves it. Zero for one that the network does not have.
     *
     * @param document SHA-256 of the manifest to come
     */
    record ProposeRules(
            MemberNumber member,
            Digest document,
            Address router,
            Address consents,
            Address prescriptions,
            Address claims,
            Address emergency,
            Address anchors,
            Seq seq,
            Instant deadline)
            implements MembersIntent {}

    /** Adds an admin key of the acting member's own, takes one away, or both; one stays always. */
    record ChangeAdmins(
            MemberNumber member, Optional<Address> added, Optional<Address> removed, Seq seq, Instant deadline)
            implements MembersIntent {}
}
