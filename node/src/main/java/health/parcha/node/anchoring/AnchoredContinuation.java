package health.parcha.node.anchoring;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.log.Hash;
import health.parcha.log.RecordLog;
import health.parcha.log.TreeSize;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.logging.Continuation;
import org.springframework.stereotype.Component;

/** The log must go on from what stands on chain: a database restored from an old copy would publish a second history. */
@Component
class AnchoredContinuation implements Continuation {
    private final ChainFacts facts;
    private final NodeSettings settings;

    AnchoredContinuation(ChainFacts facts, NodeSettings settings) {
        this.facts = facts;
        this.settings = settings;
    }

    @Override
    public void check(RecordLog log) {
        AnchorFacts anchor = facts.anchor(settings.number());
        if (anchor.size() > 0) {
            log.requireContinuationOf(
                    new TreeSize(anchor.size()), Hash.of(anchor.root().toArray()));
        }
    }
}
