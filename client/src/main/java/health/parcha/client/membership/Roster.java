package health.parcha.client.membership;

import health.parcha.chain.Bytes32;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Seq;
import health.parcha.client.CheckFailed;
import health.parcha.client.network.NetworkManifest;
import health.parcha.client.wire.Loose;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The members and what is proposed, as one node tells it at its settled block. */
public record Roster(List<Entry> members, List<Proposal> proposals) {
    public Roster {
        members = List.copyOf(members);
        proposals = List.copyOf(proposals);
    }

    /**
     * A member.
     *
     * @param kind hospital, practice, ... in a word
     * @param status active, suspended, ... in a word
     * @param onChain what stands on chain for its document
     * @param document empty while nobody has handed it in
     */
    public record Entry(
            MemberNumber number,
            String kind,
            String status,
            Seq seq,
            Digest onChain,
            Optional<MemberDocument> document) {
        public boolean isActive() {
            return status.equals("active");
        }
    }

    /**
     * Reads what a node answers.
     *
     * @throws CheckFailed where it cannot be read, or a document is not signed by its member
     */
    public static Roster read(Json.Fields answer, NetworkId network) {
        try {
            return new Roster(
                    Loose.objects(answer, "members").stream()
                            .map(member -> entry(member, network))
                            .toList(),
                    Loose.objects(answer, "proposals").stream()
                            .map(Proposal::read)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new CheckFailed(
                    "MEMBERS_MALFORMED",
                    "The node's list of members cannot be read: " + e.getMessage() + ".",
                    "Its release and this program's do not fit together; use the same.");
        }
    }

    private static Entry entry(Json.Fields json, NetworkId network) {
        return new Entry(
                new MemberNumber(json.whole("number")),
                json.text("kind"),
                json.text("status"),
                new Seq(json.whole("seq")),
                new Digest(json.text("documentDigest")),
                json.findText("document").map(compact -> NetworkManifest.member(compact, network)));
    }

    public Optional<Entry> member(MemberNumber number) {
        return members.stream().filter(m -> m.number().equals(number)).findFirst();
    }

    public Optional<Proposal> proposal(Bytes32 id) {
        return proposals.stream().filter(p -> p.terms().id().equals(id)).findFirst();
    }

    /** The one that would admit exactly that and may still take effect. */
    public Optional<Proposal> pending(Candidacy candidacy, Instant now) {
        return pending(now).stream().filter(p -> p.terms().isFor(candidacy)).findFirst();
    }

    /** One that names that document, whatever else it says, and may still take effect. */
    public Optional<Proposal> pending(Digest document, Instant now) {
        return pending(now).stream()
                .filter(p -> p.terms().document().equals(document))
                .findFirst();
    }

    /** What may still take effect. */
    public List<Proposal> pending(Instant now) {
        return proposals.stream()
                .filter(p -> p.state(now) != Proposal.State.EXECUTED && p.state(now) != Proposal.State.DEAD)
                .toList();
    }

    /** The number that the next member gets. */
    public MemberNumber next() {
        return new MemberNumber(
                members.stream().mapToLong(m -> m.number().value()).max().orElse(0) + 1);
    }

    /** Hospitals whose votes count for that. */
    public long voters(Proposal.Terms terms) {
        Optional<MemberNumber> excluded =
                terms.known().filter(ProposalSort::excludesSubject).flatMap(_ -> terms.subject());
        return members.stream()
                .filter(m -> m.isActive() && m.kind().equals("hospital"))
                .filter(m -> !excluded.equals(Optional.of(m.number())))
                .count();
    }

    /** Approvals that it needs. */
    public long needed(Proposal.Terms terms) {
        return terms.known().orElse(ProposalSort.ADMIT).needed(voters(terms));
    }
}
