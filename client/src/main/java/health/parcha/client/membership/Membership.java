package health.parcha.client.membership;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What an admin does about the network's members. Each act is signed by the admin's signer, which stands in the entry of
 * the admin's member, and returns when the chain has settled it. All throw {@link Refused} with the chain's code where the
 * chain says no.
 */
public final class Membership {
    private final Me admin;

    public Membership(Me admin) {
        this.admin = admin;
    }

    /** Members and proposals as the own node tells them. */
    public Roster roster() {
        return Roster.read(admin.door().get("/members"), admin.network().id());
    }

    /**
     * Proposes a hospital or an insurer, which is the own hospital's vote for it too.
     *
     * @return the proposal's id
     * @throws BadInput NOT_VOTED, NUMBER_TAKEN, PROPOSED
     */
    public Bytes32 propose(Candidacy candidacy) {
        if (!candidacy.kind().isVotedIn()) {
            throw new BadInput(
                    "NOT_VOTED",
                    "A " + candidacy.member().kindName() + " is not voted in; one hospital sponsors it.",
                    "An admin of a hospital: ./parcha member sponsor FILE --registry NUMBER.");
        }
        Roster roster = roster();
        requireNew(candidacy, roster);
        MembersIntent.Propose intent = new MembersIntent.Propose(
                admin.home(),
                candidacy.kind(),
                candidacy.member().chainDigest(),
                candidacy.relayer(),
                candidacy.admins(),
                seq(roster),
                admin.deadline());
        settle(intent);
        return intent.id(admin.network().contracts()).digest();
    }

    /**
     * The own hospital's word for a practice, laboratory, pharmacy or care home, whose registration it has looked up.
     * Nobody votes; the wait runs at once.
     *
     * @param registration register and number, as {@code FINESS 750000001}
     * @return the proposal's id
     * @throws BadInput NOT_SPONSORED, NUMBER_TAKEN, PROPOSED
     * @throws Refused DUPLICATE where a living member has that registration
     */
    public Bytes32 sponsor(Candidacy candidacy, String registration) {
        if (candidacy.kind().isVotedIn()) {
            throw new BadInput(
                    "NOT_SPONSORED",
                    "No single hospital admits a " + candidacy.member().kindName() + "; the hospitals vote.",
                    "Propose it: ./parcha member propose FILE.");
        }
        Roster roster = roster();
        requireNew(candidacy, roster);
        MembersIntent.Sponsor intent = new MembersIntent.Sponsor(
                admin.home(),
                candidacy.kind(),
                candidacy.member().chainDigest(),
                candidacy.relayer(),
                Bytes32.of(
                        Digest.of(registration.getBytes(StandardCharsets.UTF_8)).bytes()),
                candidacy.admins(),
                seq(roster),
                admin.deadline());
        settle(intent);
        return intent.id(admin.network().contracts()).digest();
    }

    private void requireNew(Candidacy candidacy, Roster roster) {
        requireNext(candidacy, roster);
        roster.pending(candidacy, admin.now()).ifPresent(there -> {
            throw new BadInput(
                    "PROPOSED",
                    candidacy.member().name() + " is proposed already, as "
                            + there.terms().id() + ".",
                    there.terms().isSponsored()
                            ? "Wait, then execute it."
                            : "Approve it: ./parcha member approve "
                                    + there.terms().id() + " --candidacy FILE.");
        });
    }

    /**
     * The own hospital's vote for a proposal. What it proposes is what two members say and what the candidacy says: nobody
     * signs a digest that he has not seen behind.
     *
     * @return the proposal as it stands afterwards
     * @throws CheckFailed OTHER_CANDIDACY, MEMBERS_DISAGREE
     */
    public Proposal approve(Bytes32 id, Candidacy candidacy) {
        Proposal proposal = new WitnessedProposals(admin).of(id);
        requireFor(proposal, candidacy);
        requireAlive(proposal);
        requireVoted(proposal);
        settle(new MembersIntent.Approve(admin.home(), id, seq(roster()), admin.deadline()));
        return find(id);
    }

    /**
     * Admits whom a proposal that has passed and waited proposes.
     *
     * @return the new member's number
     * @throws BadInput NUMBER_TAKEN where somebody else was admitted since: the document is then for a wrong number
     * @throws Refused NOT_PASSED, NOT_YET with the time from which it goes
     * @throws CheckFailed OTHER_CANDIDACY
     */
    public MemberNumber execute(Bytes32 id, Candidacy candidacy) {
        Roster before = roster();
        Proposal proposal = before.proposal(id).orElseThrow(() -> unknown(id));
        requireFor(proposal, candidacy);
        requireAlive(proposal);
        requireReady(proposal, before);
        requireNext(candidacy, before);
        settle(new MembersIntent.Execute(admin.home(), id, seq(before), admin.deadline()));
        return roster().members().stream()
                .filter(member -> member.onChain().equals(proposal.terms().document()))
                .map(Roster.Entry::number)
                .findFirst()
                .orElseThrow(() -> new CheckFailed(
                        "NOT_ADMITTED",
                        "The chain has executed the proposal, but the node lists no member with that document.",
                        "See ./parcha member list; if it stays, another proposal has changed the document."));
    }

    private Proposal find(Bytes32 id) {
        return roster().proposal(id).orElseThrow(() -> unknown(id));
    }

    private static BadInput unknown(Bytes32 id) {
        return new BadInput("UNKNOWN_PROPOSAL", "There is no proposal " + id + ".", "See ./parcha member list.");
    }

    private Seq seq(Roster roster) {
        return roster.member(admin.home())
                .map(Roster.Entry::seq)
                .orElseThrow(() -> new BadInput(
                        "NO_MEMBER",
                        "The node is of member " + admin.home() + ", which is not in the network (yet).",
                        "Act through the node of your own member."));
    }

    /** Its log is named by its number, so a document for another number than the next would name somebody else's log. */
    private static void requireNext(Candidacy candidacy, Roster roster) {
        if (!candidacy.member().number().equals(roster.next())) {
            throw new BadInput(
                    "NUMBER_TAKEN",
                    "The document of " + candidacy.member().name() + " is for member "
                            + candidacy.member().number() + ", and the next member is " + roster.next() + ".",
                    "Have it made anew (./parcha node join, on its machine), and propose that one.");
        }
    }

    private static void requireFor(Proposal proposal, Candidacy candidacy) {
        if (!proposal.terms().isFor(candidacy)) {
            throw new CheckFailed(
                    "OTHER_CANDIDACY",
                    "The proposal is not for this candidacy: kind, document, relayer or admins differ.",
                    "Do not act on it. Ask " + candidacy.member().name() + " and member "
                            + proposal.terms().by() + " which of the two is right.");
        }
    }

    private void requireAlive(Proposal proposal) {
        switch (proposal.state(admin.now())) {
            case EXECUTED ->
                throw new Refused("PROPOSAL_DONE", "The proposal is executed already.", "There is nothing to do.");
            case DEAD ->
                throw new Refused(
                        "PROPOSAL_DEAD",
                        "The proposal died at "
                                + proposal.dies().map(Object::toString).orElse("?") + ".",
                        "Propose again.");
            case OPEN, WAITING, EXECUTABLE -> {}
        }
    }

    private static void requireVoted(Proposal proposal) {
        if (proposal.terms().isSponsored()) {
            throw new BadInput(
                    "NOT_VOTED",
                    "Member " + proposal.terms().by() + " sponsors it; nobody votes.",
                    "Execute it after the wait; or speak with the sponsor.");
        }
    }

    private void requireReady(Proposal proposal, Roster roster) {
        Optional<Instant> from = proposal.executableFrom();
        if (from.isEmpty()) {
            throw new Refused(
                    "NOT_PASSED",
                    proposal.approvals() + " of " + roster.voters(proposal.terms())
                            + " active hospitals have approved; " + roster.needed(proposal.terms()) + " are needed.",
                    "Have another hospital approve it.");
        }
        if (admin.now().isBefore(from.get())) {
            throw new Refused(
                    "NOT_YET",
                    "It has passed, and can be executed from " + from.get() + ".",
                    "Do the same again after that.");
        }
    }

    private void settle(MembersIntent intent) {
        try {
            admin.settle(intent);
        } catch (Refused refused) {
            throw new Refused(refused.code(), refused.sentence(), next(refused));
        }
    }

    /** What a chain's code asks of an admin. */
    private String next(Refused refused) {
        return switch (refused.code()) {
            case "FOREIGN_SIGNER" ->
                "Your key is not among the admin keys of member " + admin.home() + "; let one of its admins act.";
            case "NOT_ALLOWED" -> "Hospitals alone propose, approve and sponsor; let an admin of a hospital act.";
            case "MEMBER_INACTIVE" -> "Member " + admin.home() + " is not active; ask the other members.";
            case "EXISTS" -> "Your hospital has approved it before; see ./parcha member list.";
            case "DUPLICATE" -> "A member has that registration; see ./parcha member list, and the register.";
            case "STALE" -> "Another admin of your member acted at the same moment; do it again.";
            default -> refused.next();
        };
    }
}
