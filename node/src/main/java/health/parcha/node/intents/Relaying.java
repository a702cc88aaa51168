package health.parcha.node.intents;

import health.parcha.chain.intent.IntentId;
import health.parcha.chain.relay.Acceptance;
import health.parcha.chain.relay.Relay;
import health.parcha.chain.relay.RelayStatus;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.node.database.Lease;
import health.parcha.node.following.OnMove;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Carries what is journalled to the chain, in whichever process of the member holds the relayer's lease. */
@Component
class Relaying implements SmartLifecycle, OnMove {
    private static final Logger LOG = LoggerFactory.getLogger(Relaying.class);
    /** Other processes of the member journal too, and cannot wake this one. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private static final Duration BUSY = Duration.ofMillis(100);
    /** A turn costs the same for one intent as for many, and a batch waits longer than this for its others. */
    private static final Duration BEAT = Duration.ofMillis(50);

    private static final Duration TROUBLE = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);

    private final Relay relay;
    private final PostgresIntentJournal journal;
    private final Lease lease;
    private final List<RelayerTask> tasks;
    private final InstantSource clock;
    private final Map<RelayerTask, IntentId> inFlight = new HashMap<>();
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Optional<String> trouble = Optional.empty();
    private Instant forgotten = Instant.EPOCH;
    private Thread thread = new Thread();

    Relaying(Relays relays, PostgresIntentJournal journal, Lease lease, List<RelayerTask> tasks, InstantSource clock) {
        this.relay = relays.on(journal);
        this.journal = journal;
        this.lease = lease;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Something was journalled. */
    void wake() {
        work.release();
    }

    @Override
    public void moved() {
        wake();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("relaying").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            // Interrupting would break the database connection in use, so that comes only after a while.
            if (!thread.join(STOP)) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                attempt();
                await(TROUBLE);
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Nothing is relayed any more: the node stops.");
        }
    }

    private void attempt() throws InterruptedException {
        try {
            Optional<Lease.Held> held = lease.take(Lease.Duty.RELAYER);
            if (held.isPresent()) {
                try (Lease.Held duty = held.get()) {
                    relay(duty);
                }
            }
        } catch (ChainUnreachable | RpcRefusal | DataAccessException | TransactionException | SQLException passing) {
            say(Optional.of(passing.getClass().getSimpleName() + ": " + passing.getMessage()));
        } catch (RuntimeException fault) {
            LOG.error("A fault of the node: nothing is relayed for a moment. What is journalled stays.", fault);
        }
    }

    private void relay(Lease.Held duty) throws InterruptedException {
        while (running && duty.stands()) {
            relay.tick();
            tasks.forEach(this::take);
            forget();
            RelayStatus status = relay.status();
            say(status.problem());
            boolean busy = status.waiting() > 0 || status.onTheirWay() > 0;
            await(busy ? BUSY : IDLE);
        }
    }

    /** Some at each turn while there are any, then not for a while. */
    private void forget() {
        Instant now = clock.instant();
        if (now.isBefore(forgotten.plus(FORGET_EVERY)) && !now.isBefore(forgotten)) {
            return;
        }
        if (journal.forgetItems(now.minus(KEPT)) == 0) {
            forgotten = now;
        }
    }

    /** Until somebody has work, at most so long; whoever has some within a beat is served by one turn. */
    private void await(Duration most) throws InterruptedException {
        Thread.sleep(BEAT);
        work.tryAcquire(most.minus(BEAT).toMillis(), TimeUnit.MILLISECONDS);
        work.drainPermits();
    }

    /** Whatever was in flight before a restart is found done, or refused as stale: the task then looks anew. */
    private void take(RelayerTask task) {
        boolean open = Optional.ofNullable(inFlight.get(task))
                .flatMap(journal::find)
                .filter(entry -> !entry.state().isTerminal())
                .isPresent();
        if (open) {
            return;
        }
        inFlight.remove(task);
        task.next().ifPresent(signed -> {
            switch (relay.accept(signed.item())) {
                case Acceptance.Accepted accepted ->
                    inFlight.put(task, accepted.entry().id());
                case Acceptance.Refused refused ->
                    say(Optional.of(
                            "an own intent is refused: " + refused.code().meaning()));
            }
        });
    }

    private void say(Optional<String> now) {
        if (now.isPresent() && !now.equals(trouble)) {
            LOG.warn("Intents wait, trying again: {}", now.get());
        } else if (now.isEmpty() && trouble.isPresent()) {
            LOG.info("Intents are carried again.");
        }
        trouble = now;
    }
}
