package health.parcha.node.logging;

import health.parcha.log.LogForked;
import health.parcha.log.RecordLog;
import health.parcha.log.WriterConflict;
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

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("log-writer").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
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
        while (running) {
            try {
                Optional<Lease.Held> held = lease.take(Lease.Duty.LOG_WRITER);
                if (held.isPresent()) {
                    try (Lease.Held duty = held.get()) {
                        write(duty);
                    }
                }
                pause(POLL);
            } catch (LogForked fork) {
                LOG.error("LOG_FORKED: this log is not written any more. {}", fork.sentence());
                forked = Optional.of("The log contradicts what was published before: " + fork.sentence());
                return;
            } catch (WriterConflict | DataAccessException | SQLException passing) {
                LOG.warn("The log's checkpoint waits: {}", String.valueOf(passing.getMessage()));
                pause(POLL);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void write(Lease.Held duty) throws InterruptedException {
        continuation.check(log);
        while (running && duty.stands()) {
            log.integrate();
            if (work.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(GATHER);
                work.drainPermits();
            }
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
