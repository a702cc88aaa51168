package health.parcha.node.following;

import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Readiness;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * How long ago this process last saw the settled head advance, by a clock that nobody sets. Grants are served on a fresh
 * head only, for a revocation may stand in the blocks that did not come.
 */
@Component
public final class Freshness implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final ChainFacts facts;
    private final Duration staleAfter;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile Optional<Seen> seen = Optional.empty();
    /** Not an interrupt, which would break the connection that is just in use. */
    private final Semaphore stopping = new Semaphore(0);

    private volatile boolean running;
    private Thread thread = new Thread();

    @Autowired
    Freshness(ChainFacts facts, NodeSettings settings, InstantSource clock) {
        this(facts, settings.chain().staleAfter(), clock, System::nanoTime);
    }

    Freshness(ChainFacts facts, Duration staleAfter, InstantSource clock, LongSupplier nanos) {
        this.facts = facts;
        this.staleAfter = staleAfter;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @param apart block time and this machine's clock, when the head was first seen */
    private record Seen(Settled head, long advancedAt, Duration apart) {}

    /** The settled head and how long ago it advanced; empty before the first advance that this process saw. */
    public Optional<Duration> age() {
        return seen.map(s -> Duration.ofNanos(nanos.getAsLong() - s.advancedAt));
    }

    /**
     * Asks for a fresh head, before anything is served that a grant allows.
     *
     * @throws Refused CHAIN_STALE or CLOCK_OFF: it is not served now
     */
    public void require() {
        if (age().filter(age -> age.compareTo(staleAfter) <= 0).isEmpty()) {
            throw new Refused(
                    Code.CHAIN_STALE,
                    "No new block has settled for more than " + staleAfter.toSeconds()
                            + " seconds, so revocations could be missing.");
        }
        Seen newest = seen.orElseThrow();
        if (newest.apart().compareTo(CLOCKS_APART) > 0) {
            throw new Refused(
                    Code.CLOCK_OFF,
                    "The newest block says " + newest.head().time() + ", more than 5 minutes off this node's clock.");
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("freshness").start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        try {
            facts.settled().ifPresent(this::see);
        } catch (DataAccessException passing) {
            LOG.debug("The head cannot be read now.", passing);
        }
    }

    /** A lower head is remembered, but is no advance. */
    private void see(Settled head) {
        Optional<Seen> before = seen;
        boolean advanced = before.filter(
                        s -> !head.block().height().isAbove(s.head().block().height()))
                .isEmpty();
        seen = advanced
                ? Optional.of(new Seen(
                        head,
                        nanos.getAsLong(),
                        Duration.between(head.time(), clock.instant()).abs()))
                : before.map(s -> new Seen(head, s.advancedAt(), s.apart()));
    }

    @Override
    public Optional<String> waitingFor() {
        return seen.isPresent() ? Optional.empty() : Optional.of("No block of the chain has been followed yet.");
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
