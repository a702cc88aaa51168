package health.parcha.client.membership;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ProposalSort;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A proposal as a node tells it.
 *
 * @param terms what is proposed: it never changes
 * @param approvals votes given, the proposer's own among them
 * @param executableFrom when the wait behind the vote ends; empty until it has passed
 * @param dies until when it may be executed; empty where the node does not know the network's waits
 */
public record Proposal(
        Terms terms,
        long approvals,
        boolean executed,
        Instant proposedAt,
        Optional<Instant> executableFrom,
        Optional<Instant> dies) {
    /**
     * What is proposed.
     *
     * @param id the digest of the intent that proposes it
     * @param by the member that proposes
     * @param sort admit, sponsor, suspend, ... in a word
     * @param kind of the member to admit, in a word; empty for other proposals
     * @param subject the member that it is about; empty where it is about none
     * @param document what stands on chain for the new member's document; of other proposals, the reason
     * @param registry digest of a sponsored member's number in the public registry
     */
    public record Terms(
            Bytes32 id,
            MemberNumber by,
            String sort,
            Optional<String> kind,
            Optional<MemberNumber> subject,
            Digest document,
            Optional<Bytes32> registry,
            Address relayer,
            List<Address> admins) {
        public Terms {
            admins = List.copyOf(admins);
        }

        /** The sort, where this program knows the word. */
        Optional<ProposalSort> known() {
            return Arrays.stream(ProposalSort.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(sort))
                    .findFirst();
        }

        /** Whether one hospital's word is enough: nobody votes. */
        public boolean isSponsored() {
            return sort.equals("sponsor");
        }

        /** Whether it would admit exactly that. */
        public boolean isFor(Candidacy candidacy) {
            return (sort.equals("admit") || isSponsored())
                    && kind.equals(Optional.of(candidacy.member().kindName()))
                    && document.equals(candidacy.member().chainDigest())
                    && relayer.equals(candidacy.relayer())
                    && admins.equals(candidacy.admins());
        }
    }

    /** Where a proposal stands. */
    public enum State {
        /** Fewer than needed have approved. */
        OPEN,
        /** Passed; the wait runs. */
        WAITING,
        /** Passed, and the wait is over. */
        EXECUTABLE,
        EXECUTED,
        /** Nobody has executed it in its time. */
        DEAD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands at that time; whether enough of those who approved are still active, the chain says at the end. */
    public State state(Instant now) {
        if (executed) {
            return State.EXECUTED;
        }
        if (dies.filter(now::isAfter).isPresent()) {
            return State.DEAD;
        }
        return executableFrom
                .map(from -> now.isBefore(from) ? State.WAITING : State.EXECUTABLE)
                .orElse(State.OPEN);
    }

    static Proposal read(Json.Fields json) {
        return new Proposal(
                new Terms(
                        Bytes32.parse(json.text("proposal")),
                        new MemberNumber(json.whole("by")),
                        json.text("sort"),
                        json.findText("kind"),
                        json.find("subject").map(_ -> new MemberNumber(json.whole("subject"))),
                        new Digest(json.text("documentDigest")),
                        json.findText("registry").map(Bytes32::parse),
                        Address.parse(json.text("relayer")),
                        json.texts("admins").stream().map(Address::parse).toList()),
                json.whole("approvals"),
                json.flag("executed"),
                Instant.ofEpochMilli(json.whole("proposedAt")),
                time(json, "executableFrom"),
                time(json, "dies"));
    }

    private static Optional<Instant> time(Json.Fields json, String name) {
        return json.find(name).map(_ -> Instant.ofEpochMilli(json.whole(name)));
    }
}
