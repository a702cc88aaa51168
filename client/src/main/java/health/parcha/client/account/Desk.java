package health.parcha.client.account;

import health.parcha.client.BadInput;
import health.parcha.client.CheckFailed;
import health.parcha.client.Surroundings;
import health.parcha.client.door.NodeDoor;
import health.parcha.client.network.AccountFacts;
import health.parcha.client.network.ChainFacts;
import health.parcha.client.network.Network;
import health.parcha.client.people.PublishedCard;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Json;
import health.parcha.seal.age.HybridRecipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who opens the demographics of those who register at a member: its admins and officers, as the chain names them. */
final class Desk {
    private Desk() {}

    /**
     * The inboxes to seal to.
     *
     * @throws BadInput NO_DESK where the member has nobody who verifies
     * @throws CheckFailed where the node names somebody whom the chain does not
     */
    static List<HybridRecipient> inboxes(
            Network network, MemberNumber member, NodeDoor door, Surroundings surroundings) {
        List<HybridRecipient> inboxes = new ArrayList<>();
        ChainFacts facts = new ChainFacts(network, surroundings);
        for (Json item : door.get("/desk").items("officers")) {
            if (item instanceof Json.Fields officer) {
                PublishedCard card = PublishedCard.read(officer.fields("card"), officer.text("cardSignature"));
                AccountFacts onChain = facts.of(card.card().account());
                card.checkAgainst(onChain, network.contracts());
                if (!onChain.isVerified()
                        || !onChain.employer().equals(Optional.of(member))
                        || !(onChain.roles().contains(Role.ADMIN)
                                || onChain.roles().contains(Role.OFFICER))) {
                    throw new CheckFailed(
                            "DESK", "Account " + onChain.account() + " is no officer of member " + member + ".");
                }
                inboxes.add(card.inbox());
            }
        }
        if (inboxes.isEmpty()) {
            throw new BadInput(
                    "NO_DESK",
                    "Member " + member + " has nobody yet who verifies patients.",
                    "Ask the member to register its admin, or register at another one.");
        }
        return inboxes;
    }
}
