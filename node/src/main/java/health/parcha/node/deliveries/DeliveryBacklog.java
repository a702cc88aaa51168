package health.parcha.node.deliveries;

import health.parcha.node.status.Backlog;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What other members have not taken yet. */
@Component
class DeliveryBacklog implements Backlog {
    private final JdbcClient jdbc;

    DeliveryBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "deliveries";
    }

    @Override
    public Waiting waiting() {
        return jdbc.sql("select count(*) as waiting, min(left_at) as since from deliveries")
                .query((row, i) -> new Waiting(
                        row.getLong("waiting"),
                        Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant)))
                .single();
    }
}
