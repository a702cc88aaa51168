package health.parcha.node.intents;

import health.parcha.node.status.Backlog;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was journalled and has no final outcome yet: it grows while the chain or the relayer stands still. */
@Component
class IntentBacklog implements Backlog {
    private final JdbcClient jdbc;

    IntentBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "intents";
    }

    @Override
    public Waiting waiting() {
        return jdbc.sql("""
                        select count(*) as waiting, min(received_at) as since from intents
                        where state in ('received', 'queued', 'sent', 'mined')""")
                .query((row, i) -> new Waiting(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant)))
                .single();
    }
}
