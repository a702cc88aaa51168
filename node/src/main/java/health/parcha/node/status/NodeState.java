package health.parcha.node.status;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import health.parcha.chain.contract.AnchorFacts;
import health.parcha.log.RecordLog;
import health.parcha.log.TreeSize;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.Freshness;
import health.parcha.node.following.Settled;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Readiness;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private final List<Backlog> backlogs;
    private final List<Readiness> parts;
    private final HikariDataSource pool;

    NodeState(
            ChainFacts facts,
            Freshness freshness,
            RecordLog log,
            NodeSettings settings,
            JdbcClient jdbc,
            List<Backlog> backlogs,
            List<Readiness> parts,
            HikariDataSource pool) {
        this.facts = facts;
        this.freshness = freshness;
        this.log = log;
        this.settings = settings;
        this.jdbc = jdbc;
        this.backlogs = backlogs;
        this.parts = parts;
        this.pool = pool;
    }

    /** What parts of the node wait for; empty where it can do its work. */
    List<String> waitingFor() {
        return parts.stream().flatMap(part -> part.waitingFor().stream()).toList();
    }

    /** Why nothing is served on a grant now: CHAIN_STALE or CLOCK_OFF. */
    Optional<Code> halt() {
        try {
            freshness.require();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code());
        }
    }

    /** What was taken on and is not done, by its name. */
    Map<String, Backlog.Waiting> backlogs() {
        return backlogs.stream()
                .collect(Collectors.toMap(Backlog::name, Backlog::waiting, (one, other) -> one, TreeMap::new));
    }

    /** Connections of the pool, and requests that wait for one; empty before the first use. */
    Optional<HikariPoolMXBean> pool() {
        return Optional.ofNullable(pool.getHikariPoolMXBean());
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

    /** What of the log stands on chain; size 0 before the first anchor. */
    AnchorFacts anchored() {
        return facts.anchor(settings.number());
    }
}
