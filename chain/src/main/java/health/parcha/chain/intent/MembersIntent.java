package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.List;

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
}
