package health.parcha.node.members;

import health.parcha.chain.contract.ProposalFacts;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.ChainFacts.Proposal;
import health.parcha.node.following.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was proposed about the members, and until when it may take effect: as of the newest settled block. */
@Component
public final class PendingChanges {
    private final ChainFacts facts;
    private final Optional<Long> life;

    PendingChanges(ChainFacts facts, NetworkManifest manifest) {
        this.facts = facts;
        this.life = manifest.json()
                .find("waits")
                .map(waits -> manifest.json().fields("waits"))
                .flatMap(waits -> waits.find("proposalLife").map(there -> waits.whole("proposalLife")));
    }

    /**
     * A proposal.
     *
     * @param dies until when it may be executed; empty where the manifest does not say the network's waits
     */
    public record Change(Proposal proposal, Optional<Instant> dies) {
        public ProposalFacts facts() {
            return proposal.facts();
        }

        /** Whether it may still take effect at that time of the chain. */
        boolean isPending(Instant time) {
            return !facts().executed() && dies.filter(time::isAfter).isEmpty();
        }
    }

    /** All there were, the newest first. */
    public List<Change> all() {
        return facts.proposals().stream().map(this::change).toList();
    }

    /** Those that may still take effect, the newest first. */
    public List<Change> pending() {
        Instant time = facts.settled().map(Settled::time).orElse(Instant.EPOCH);
        return all().stream().filter(change -> change.isPending(time)).toList();
    }

    private Change change(Proposal proposal) {
        return new Change(
                proposal, life.map(seconds -> proposal.facts().proposedAt().plusSeconds(seconds)));
    }
}
