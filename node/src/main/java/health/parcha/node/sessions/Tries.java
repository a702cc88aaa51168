package health.parcha.node.sessions;

import health.parcha.node.problems.Refused;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
        LOGIN_OF_ACCOUNT(Duration.ofMinutes(15), Keeping.DURABLE),
        LOGIN_FROM_SOURCE(Duration.ofMinutes(15), Keeping.DURABLE),
        ACCOUNTS_FROM_SOURCE(Duration.ofHours(1), Keeping.DURABLE),
        INTENTS_FROM_SOURCE(Duration.ofHours(1), Keeping.SOON_DURABLE),
        INTENTS_OF_ACCOUNT(Duration.ofHours(1), Keeping.SOON_DURABLE),
        TAGS_OF_ACCOUNT(Duration.ofDays(1), Keeping.DURABLE);

        private final Duration window;
        private final Keeping keeping;

        What(Duration window, Keeping keeping) {
            this.window = window;
            this.keeping = keeping;
        }
    }

    /** What a count is worth that was made in the instant before the database's machine dies. */
    private enum Keeping {
        /** Each counts: somebody guesses. */
        DURABLE,
        /** It only shares out a load, and those who wait for the disk would wait for each other as well. */
        SOON_DURABLE
    }

    /**
     * Counts {@code times} more tries before they are made, so that tries at the same moment count as well. Intents are
     * counted outside of any transaction.
     *
     * @throws Refused TOO_MANY above {@code most} within the window
     */
    public void count(What what, String who, int times, int most) {
        if (what.keeping == Keeping.SOON_DURABLE && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the transaction around this count would not be durable either");
        }
        Instant now = clock.instant();
        record Window(int count, Instant end) {}
        Window window = jdbc.sql("""
                        insert into tries (what, who, count, window_end) values (:what, :who, :times, :end)
                        on conflict (what, who) do update set
                            count = case when tries.window_end <= :now then :times else tries.count + :times end,
                            window_end = case when tries.window_end <= :now then :end else tries.window_end end
                        returning count, window_end,
                            case when :soon then set_config('synchronous_commit', 'off', true) end""")
                .param("what", what.name())
                .param("who", who)
                .param("times", times)
                .param("now", Timestamp.from(now))
                .param("end", Timestamp.from(now.plus(what.window)))
                .param("soon", what.keeping == Keeping.SOON_DURABLE)
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
