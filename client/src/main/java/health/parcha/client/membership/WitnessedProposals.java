package health.parcha.client.membership;

import health.parcha.chain.Bytes32;
import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.Unreachable;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proposals that do not hang on one node's word: a vote cannot be taken back, and an id tells nobody what stands behind it.
 * Min(2, pinned members) must show the same terms; one that is a block behind is asked again for a while.
 */
final class WitnessedProposals {
    private static final int TRIES = 40;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Me admin;

    WitnessedProposals(Me admin) {
        this.admin = admin;
    }

    /** The proposal as the first that shows it tells it. */
    Proposal of(Bytes32 id) {
        for (int i = 0; ; i++) {
            List<String> silent = new ArrayList<>();
            List<Proposal> seen = seen(id, silent);
            if (seen.size() >= wanted()) {
                return agreed(seen);
            }
            if (i == TRIES) {
                throw seen.isEmpty() && silent.isEmpty()
                        ? new BadInput(
                                "UNKNOWN_PROPOSAL", "There is no proposal " + id + ".", "See ./parcha member list.")
                        : new Unreachable(
                                "A second member",
                                "a vote needs what " + wanted() + " members say of the proposal; " + seen.size()
                                        + " show it, and these do not answer: " + silent);
            }
            admin.surroundings().pause(BETWEEN);
        }
    }

    private int wanted() {
        return Math.min(2, admin.network().manifest().members().size());
    }

    private List<Proposal> seen(Bytes32 id, List<String> silent) {
        List<Proposal> seen = new ArrayList<>();
        for (MemberDocument member : admin.network().members()) {
            boolean own = member.number().equals(admin.home());
            NodeDoor door = own ? admin.door() : admin.network().door(member.number());
            try {
                shown(door, id).ifPresent(seen::add);
            } catch (Unreachable e) {
                silent.add(member.name());
            }
            if (seen.size() == wanted()) {
                return seen;
            }
        }
        return seen;
    }

    private Optional<Proposal> shown(NodeDoor door, Bytes32 id) {
        return Roster.read(door.get("/members"), admin.network().id()).proposal(id);
    }

    private static Proposal agreed(List<Proposal> seen) {
        Proposal first = seen.getFirst();
        for (Proposal other : seen) {
            if (!other.terms().equals(first.terms())) {
                throw new CheckFailed(
                        "MEMBERS_DISAGREE",
                        "Two members say different things of the proposal "
                                + first.terms().id() + ".",
                        "Do not vote. Compare what ./parcha member list says at either, and ask who runs the two.");
            }
        }
        return first;
    }
}
