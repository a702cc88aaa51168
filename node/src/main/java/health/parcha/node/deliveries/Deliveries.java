package health.parcha.node.deliveries;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.node.peers.Peers;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells other members what they must know, until they have taken it. {@link #send} writes a row in the caller's
 * transaction; sending goes on behind it, at once and then with growing pauses, also after a crash. What is sent may arrive
 * twice: every receiver takes the same thing twice as once.
 */
@Component
public class Deliveries implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration END = Duration.ofSeconds(2);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Peers peers;
    private final InstantSource clock;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean running;
    private volatile Optional<Thread> sender = Optional.empty();

    Deliveries(JdbcClient sql, TransactionTemplate transaction, Peers peers, InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.peers = peers;
        this.clock = clock;
    }

    /** Leaves a message for a member; durable with the caller's transaction. */
    public void send(MemberNumber to, String path, Json.Fields body) {
        sql.sql("insert into deliveries (member, path, body, due_at) values (?, ?, ?, ?)")
                .params(to.value(), path, CanonicalJson.text(body), Timestamp.from(clock.instant()))
                .update();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wanted.release();
                }
            });
        } else {
            wanted.release();
        }
    }

    private record Delivery(long id, MemberNumber member, String path, String body, int attempts) {}

    private void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                wanted.drainPermits();
                while (running && sendSome()) {
                    Thread.onSpinWait();
                }
                if (wanted.tryAcquire(IDLE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    wanted.release();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.warn("Deliveries to other members pause: {}", e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sendSome() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Delivery> due = due();
            due.forEach(this::attempt);
            return !due.isEmpty();
        }));
    }

    /**
     * Rows that no other process of this member is sending. Keys of one grant go out in their order: former ones that arrive
     * behind newer ones would take their place.
     */
    private List<Delivery> due() {
        return sql.sql("""
                        select id, member, path, body, attempts from deliveries d
                        where due_at <= ? and not (path = 'shares' and exists (
                            select 1 from deliveries e where e.path = 'shares' and e.member = d.member and e.id < d.id
                                and e.body::json #>> '{ticket,salt}' = d.body::json #>> '{ticket,salt}'))
                        order by id limit 20 for update of d skip locked""")
                .param(Timestamp.from(clock.instant()))
                .query((row, n) -> new Delivery(
                        row.getLong("id"),
                        new MemberNumber(row.getLong("member")),
                        row.getString("path"),
                        row.getString("body"),
                        row.getInt("attempts")))
                .list();
    }

    private void attempt(Delivery delivery) {
        try {
            peers.post(delivery.member(), delivery.path(), JsonReader.readObject(delivery.body()));
            sql.sql("delete from deliveries where id = ?").param(delivery.id()).update();
        } catch (Refused refused) {
            if (refused.code() != Code.PEER_UNREACHABLE && delivery.attempts() > 8) {
                LOG.error(
                        "Member {} refuses {}: {} {}",
                        delivery.member(),
                        delivery.path(),
                        refused.code(),
                        refused.detail());
            }
            postpone(delivery, refused.code() + ": " + refused.detail());
        }
    }

    private void postpone(Delivery delivery, String cause) {
        Duration pause = Duration.ofMillis(250L << Math.min(delivery.attempts(), 20));
        Instant due = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        sql.sql("update deliveries set attempts = attempts + 1, due_at = ?, cause = ? where id = ?")
                .params(Timestamp.from(due), cause, delivery.id())
                .update();
    }

    @Override
    public void start() {
        running = true;
        sender = Optional.of(Thread.ofVirtual().name("deliveries").start(this::run));
    }

    @Override
    public void stop() {
        running = false;
        wanted.release();
        sender.ifPresent(Deliveries::end);
        sender = Optional.empty();
    }

    /** An interrupt in the middle of a statement would break its connection: only a member that is slow gets one. */
    private static void end(Thread sender) {
        try {
            if (!sender.join(END)) {
                sender.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return sender.isPresent();
    }
}
