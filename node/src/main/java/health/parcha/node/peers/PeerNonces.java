package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which signed requests have been taken: in PostgreSQL, so that neither a restart nor a second process takes one again. */
@Component
class PeerNonces {
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.EPOCH);

    PeerNonces(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes a request; false where it was taken before. Durable on return. */
    boolean use(MemberNumber member, String nonce, Instant until) {
        sweep();
        return jdbc.sql("""
                        insert into peer_nonces (member, nonce, expires_at) values (?, ?, ?)
                        on conflict do nothing""")
                        .params(member.value(), nonce, Timestamp.from(until))
                        .update()
                == 1;
    }

    private void sweep() {
        Instant now = clock.instant();
        Instant last = swept.get();
        if (last.plus(SWEEP).isBefore(now) && swept.compareAndSet(last, now)) {
            jdbc.sql("delete from peer_nonces where expires_at < ?")
                    .param(Timestamp.from(now))
                    .update();
        }
    }
}
