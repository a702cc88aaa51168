package health.parcha.node.following;

import health.parcha.chain.follow.HeadState;
import health.parcha.chain.follow.HeadWatch;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Readiness;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    private final ChainFacts facts;
    private final Duration staleAfter;
    private final HeadWatch watch;
    /** Not an interrupt, which would break the connection that is just in use. */
    private final Semaphore stopping = new Semaphore(0);

    private volatile boolean running;
    private Thread thread = new Thread();

    @Autowired
    Freshness(ChainFacts facts, NodeSettings settings, InstantSource clock) {
        this(facts, settings.chain().staleAfter(), new HeadWatch(clock, System::nanoTime));
    }

    Freshness(ChainFacts facts, Duration staleAfter, HeadWatch watch) {
        this.facts = facts;
        this.staleAfter = staleAfter;
        this.watch = watch;
    }

    /** How long ago the settled head advanced; empty before the first advance that this process saw. */
    public Optional<Duration> age() {
        return watch.age();
    }

    /**
     * Asks for a fresh head, before anything is served that a grant allows.
     *
     * @throws Refused CHAIN_STALE or CLOCK_OFF: it is not served now
     */
    public void require() {
        switch (watch.state(staleAfter)) {
            case HeadState.Fresh fresh -> {}
            case HeadState.NothingSeen nothing ->
                throw new Refused(Code.CHAIN_STALE, "No settled block has been seen since the start.");
            case HeadState.Stale stale ->
                throw new Refused(
                        Code.CHAIN_STALE,
                        "No new block has settled for " + stale.age().toSeconds()
                                + " seconds, so revocations could be missing.");
            case HeadState.ClockOff off ->
                throw new Refused(
                        Code.CLOCK_OFF,
                        "The newest block's time is " + off.blockAhead().toSeconds()
                                + " seconds ahead of this node's clock; 300 either way are allowed.");
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
            facts.settled().ifPresent(head -> watch.see(head.block().height(), head.time()));
        } catch (DataAccessException passing) {
            LOG.debug("The head cannot be read now.", passing);
        }
    }

    @Override
    public Optional<String> waitingFor() {
        return age().isPresent() ? Optional.empty() : Optional.of("No block of the chain has been followed yet.");
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
