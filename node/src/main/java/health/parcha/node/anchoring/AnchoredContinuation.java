package health.parcha.node.anchoring;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AnchorFacts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.core.party.MemberNumber;
import health.parcha.log.Hash;
import health.parcha.log.RecordLog;
import health.parcha.log.TreeSize;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.logging.Continuation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The log must go on from what stands on chain: a database restored from an old copy would publish a second history. The
 * engine itself is asked, for in an old copy the facts are as old as the log.
 */
@Component
class AnchoredContinuation implements Continuation {
    private static final Logger LOG = LoggerFactory.getLogger(AnchoredContinuation.class);

    private final ChainFacts facts;
    private final ChainReader engine;
    private final Contracts contracts;
    private final MemberNumber member;

    AnchoredContinuation(ChainFacts facts, EthRpc rpc, Contracts contracts, NodeSettings settings) {
        this.facts = facts;
        this.engine = new ChainReader(rpc, contracts);
        this.contracts = contracts;
        this.member = settings.number();
    }

    @Override
    public void check(RecordLog log) {
        AnchorFacts anchor = anchor();
        if (anchor.size() > 0) {
            log.requireContinuationOf(
                    new TreeSize(anchor.size()), Hash.of(anchor.root().toArray()));
        }
    }

    /** Of the engine; where that does not answer or is another chain, what was followed before. */
    private AnchorFacts anchor() {
        try {
            if (engine.network(BlockTag.latest()).equals(contracts.network())) {
                return engine.anchor(member, BlockTag.latest());
            }
            LOG.warn("The engine is of another network: the log is compared with the facts of the database.");
        } catch (ChainUnreachable | RpcRefusal | IllegalStateException away) {
            LOG.warn(
                    "The engine does not tell the anchor of this log now: it is compared with the facts of the database.");
        }
        return facts.anchor(member);
    }
}
