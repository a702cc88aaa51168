package health.parcha.node.sessions;

import health.parcha.node.problems.Refused;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try something: counted in PostgreSQL, so that neither a restart nor a second process of the
 * member gives more tries.
 */
@Component
public final class Tries {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Tries(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is counted, and within how long. */
    public enum What {
        LOGIN_OF_ACCOUNT(Duration.ofMinutes(15)),
        LOGIN_FROM_SOURCE(Duration.ofMinutes(15)),
        ACCOUNTS_FROM_SOURCE(Duration.ofHours(1)),
        INTENTS_FROM_SOURCE(Duration.ofHours(1)),
        INTENTS_OF_ACCOUNT(Duration.ofHours(1)),
        TAGS_OF_ACCOUNT(Duration.ofDays(1));

        private final Duration window;

        What(Duration window) {
            this.window = window;
        }
    }

    /**
     * Counts {@code times} more tries before they are made, so that tries at the same moment count as well.
     *
     * @throws Refused TOO_MANY above {@code most} within the window
     */
    public void count(What what, String who, int times, int most) {
        Instant now = clock.instant();
        record Window(int count, Instant end) {}
        Window window = jdbc.sql("""
                        insert into tries (what, who, count, window_end) values (:what, :who, :times, :end)
                        on conflict (what, who) do update set
                            count = case when tries.window_end <= :now then :times else tries.count + :times end,
                            window_end = case when tries.window_end <= :now then :end else tries.window_end end
                        returning count, window_end""")
                .param("what", what.name())
                .param("who", who)
                .param("times", times)
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(now.plus(what.window)))
                .query((row, i) -> new Window(
                        row.getInt("count"), row.getTimestamp("window_end").toInstant()))
                .single();
        if (window.count > most) {
            throw Refused.tooMany(
                    "More than " + most + " tries within " + what.window.toMinutes() + " minutes.",
                    Duration.between(now, window.end));
        }
    }

    /** Gives tries back that turned out well. */
    public void forgive(What what, String who, int times) {
        jdbc.sql("update tries set count = greatest(0, count - ?) where what = ? and who = ?")
                .params(times, what.name(), who)
                .update();
    }
}
