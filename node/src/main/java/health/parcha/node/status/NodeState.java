package health.parcha.node.status;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.log.RecordLog;
import health.parcha.log.TreeSize;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.Freshness;
import health.parcha.node.following.Settled;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures that say how a node is doing. */
@Component
class NodeState {
    private final ChainFacts facts;
    private final Freshness freshness;
    private final RecordLog log;
    private final NodeSettings settings;
    private final JdbcClient jdbc;

    NodeState(ChainFacts facts, Freshness freshness, RecordLog log, NodeSettings settings, JdbcClient jdbc) {
        this.facts = facts;
        this.freshness = freshness;
        this.log = log;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    /** The newest settled block; empty before the first. */
    Optional<Settled> settled() {
        return facts.settled();
    }

    /** How long ago the settled head advanced; empty where this process has not seen it advance. */
    Optional<Duration> headAge() {
        return freshness.age();
    }

    /** Entries that the newest checkpoint covers. */
    TreeSize published() {
        return log.checkpoint().size();
    }

    /** Entries that were taken, published or not. */
    long taken() {
        return jdbc.sql("select next_index from log_counter").query(Long.class).single();
    }

    /** What of the log stands on chain. */
    AnchorFacts anchored() {
        return facts.anchor(settings.number());
    }
}
