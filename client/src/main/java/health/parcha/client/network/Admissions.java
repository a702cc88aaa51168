package health.parcha.client.network;

import health.parcha.client.CheckFailed;
import health.parcha.client.Unreachable;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import java.util.Optional;

/** Members that were voted in after the manifest was pinned. */
final class Admissions {
    private Admissions() {}

    /**
     * Asks the pinned members for another one's document, and takes it where min(2, pinned members) of them show the same
     * digest as standing on chain and the document has it.
     */
    static Optional<MemberDocument> ask(Network network, MemberNumber number) {
        Optional<MemberDocument> found = Optional.empty();
        int agreeing = 0;
        int wanted = Math.min(2, network.pinned().size());
        for (MemberDocument witness : network.pinned()) {
            Optional<MemberDocument> seen = seenBy(network, witness.number(), number);
            if (seen.isPresent()
                    && found.isPresent()
                    && !seen.get().chainDigest().equals(found.get().chainDigest())) {
                throw new CheckFailed(
                        "MEMBERS_DISAGREE", "Two members show different documents of member " + number + ".");
            }
            found = found.or(() -> seen);
            agreeing += seen.isPresent() ? 1 : 0;
            if (agreeing == wanted) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<MemberDocument> seenBy(Network network, MemberNumber witness, MemberNumber number) {
        try {
            for (Json item : network.door(witness).get("/members").items("members")) {
                if (item instanceof Json.Fields member && member.whole("number") == number.value()) {
                    String onChain = member.text("documentDigest");
                    return member.findText("document")
                            .map(document -> NetworkManifest.member(document, network.id()))
                            .filter(d -> onChain.endsWith(d.chainDigest().hex()));
                }
            }
            return Optional.empty();
        } catch (Unreachable e) {
            return Optional.empty();
        }
    }
}
