package health.parcha.node.logging;

import health.parcha.log.LogForked;
import health.parcha.log.RecordLog;
import health.parcha.log.WriterConflict;
import health.parcha.node.configuration.StartRefusal;
import health.parcha.node.database.Lease;
import health.parcha.node.problems.Readiness;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Brings what was appended into the tree and publishes a checkpoint, at least once a second, by whichever process of the
 * member holds the lease. It stops for good where the log contradicts itself: going on would publish two histories.
 */
@Component
class LogWriter implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    /** Other processes of the member append too, and cannot wake this one. */
    private static final Duration POLL = Duration.ofMillis(500);
    /** Lets the entries of a busy moment share one checkpoint. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** How long the end of the process waits for the last checkpoint. */
    private static final Duration LAST = Duration.ofSeconds(3);

    private final RecordLog log;
    private final Lease lease;
    private final Continuation continuation;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile Optional<String> forked = Optional.empty();
    private Thread thread = new Thread();

    LogWriter(RecordLog log, Lease lease, Continuation continuation) {
        this.log = log;
        this.lease = lease;
        this.continuation = continuation;
    }

    /** Something was appended. */
    void wake() {
        work.release();
    }

    /** Compares the log with what others have seen of it, before the first request could be given a receipt. */
    @Override
    public void start() {
        try {
            continuation.check(log);
        } catch (LogForked fork) {
            throw new StartRefusal(
                    StartRefusal.Code.LOG_FORKED,
                    "The log in this database does not go on from what others have seen of it: " + fork.sentence(),
                    "The database is an old copy or was changed; restore its newest backup. Nothing was written.",
                    fork);
        }
        running = true;
        thread = Thread.ofVirtual().name("log-writer").start(this::run);
    }

    /** After the last request: what it has logged is published before the process ends. */
    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Started before requests are taken, stopped after the last one. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Optional<String> waitingFor() {
        return forked;
    }

    private void run() {
        try {
            while (running) {
                attempt();
                pause(POLL);
            }
        } catch (LogForked fork) {
            LOG.error("LOG_FORKED: this log is not written any more. {}", fork.sentence());
            forked = Optional.of("The log contradicts what was published before: " + fork.sentence());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            Optional<Lease.Held> held = lease.take(Lease.Duty.LOG_WRITER);
            if (held.isPresent()) {
                try (Lease.Held duty = held.get()) {
                    write(duty);
                }
            }
        } catch (WriterConflict | DataAccessException | TransactionException | SQLException passing) {
            LOG.warn("The log's checkpoint waits: {}", String.valueOf(passing.getMessage()));
        }
    }

    private void write(Lease.Held duty) throws InterruptedException {
        continuation.check(log);
        do {
            log.integrate();
            if (pause(POLL)) {
                Thread.sleep(GATHER);
                work.drainPermits();
            }
        } while (running && duty.stands());
        log.integrate();
    }

    /** Whether something was appended meanwhile. */
    private boolean pause(Duration time) throws InterruptedException {
        return running && work.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
