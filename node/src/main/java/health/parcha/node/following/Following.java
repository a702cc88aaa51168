package health.parcha.node.following;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.follow.Follower;
import health.parcha.chain.follow.FollowerSettings;
import health.parcha.chain.follow.OtherChain;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.database.Lease;
import health.parcha.node.problems.Readiness;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
 * Follows the chain, in whichever process of the member holds the lease. It ends for good where the engine serves another
 * chain: what is stored and what the manifest pins stay as they are.
 */
@Component
class Following implements SmartLifecycle, Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** An engine that replays its blocks after a start has a lower head meanwhile. */
    private static final Duration REPLAY = Duration.ofSeconds(60);

    private final EthRpc rpc;
    private final Contracts contracts;
    private final NetworkManifest manifest;
    private final NodeSettings settings;
    private final PostgresChainStore store;
    private final Lease lease;
    private final List<OnMove> onMove;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private volatile Optional<String> otherChain = Optional.empty();
    private volatile Optional<String> faulty = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private Thread thread = new Thread();

    Following(
            EthRpc rpc,
            Contracts contracts,
            NetworkManifest manifest,
            NodeSettings settings,
            PostgresChainStore store,
            Lease lease,
            List<OnMove> onMove) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.manifest = manifest;
        this.settings = settings;
        this.store = store;
        this.lease = lease;
        this.onMove = onMove;
    }

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        thread = Thread.ofVirtual().name("following").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        stopping.release();
        end(thread);
    }

    /** Interrupting would break the database connection in use, so that comes only after a while. */
    private static void end(Thread thread) {
        try {
            if (!thread.join(LONGEST)) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the node goes on after that time. */
    private boolean pause(Duration time) throws InterruptedException {
        return !stopping.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Optional<String> waitingFor() {
        return otherChain.or(() -> faulty);
    }

    private void run() {
        Duration pause = LOOK;
        try {
            do {
                pause = attempt() ? LEASE : longer(pause);
            } while (otherChain.isEmpty() && pause(pause));
        } catch (InterruptedException stopped) {
            LOG.debug("The chain is not followed any more: the node stops.");
        }
    }

    /** Follows as long as it can; whether it ended without trouble. */
    private boolean attempt() throws InterruptedException {
        try {
            Optional<Lease.Held> held = lease.take(Lease.Duty.FOLLOWER);
            if (held.isPresent()) {
                try (Lease.Held duty = held.get()) {
                    follow(duty);
                }
            }
            return true;
        } catch (OtherChain other) {
            stopOn(String.valueOf(other.getMessage()));
            return true;
        } catch (ChainUnreachable | RpcRefusal | DataAccessException | TransactionException | SQLException passing) {
            say(passing);
            return false;
        } catch (RuntimeException fault) {
            // Nothing of the step was kept; an operator must look, and meanwhile it is tried again.
            LOG.error("A fault of the node: the chain cannot be followed.", fault);
            faulty = Optional.of("The chain cannot be followed: " + fault.getMessage() + ".");
            return false;
        }
    }

    private void follow(Lease.Held duty) throws InterruptedException {
        if (!isPinnedChain()) {
            return;
        }
        Follower follower = new Follower(
                rpc,
                contracts,
                new FollowerSettings(FollowerSettings.DEFAULT.from(), REPLAY),
                Finality.of(settings.chain().finality()),
                store,
                System::nanoTime);
        while (running && duty.stands()) {
            boolean moved = isMove(follower.step());
            recovered();
            if (moved) {
                onMove.forEach(OnMove::moved);
            } else if (!pause(LOOK)) {
                stopping.release();
                return;
            }
        }
    }

    private static boolean isMove(Follower.Step step) {
        return switch (step) {
            case Follower.Step.Advanced a -> true;
            case Follower.Step.Undone u -> true;
            case Follower.Step.Idle i -> false;
            case Follower.Step.Waiting w -> false;
        };
    }

    /** Asked before the follower is: a new database must not tie itself to a chain that the founders did not pin. */
    private boolean isPinnedChain() {
        ChainIdentity seen = ChainIdentity.of(rpc, contracts);
        boolean pinned =
                seen.genesis().equals(manifest.genesis()) && seen.network().equals(manifest.network());
        if (!pinned) {
            stopOn("this is another chain: its first block is " + seen.genesis() + " of network " + seen.network()
                    + ", the manifest pins " + manifest.genesis() + " of " + manifest.network());
        }
        return pinned;
    }

    private void stopOn(String cause) {
        LOG.error(
                "OTHER_CHAIN: the chain is not followed any more; {}. Point parcha.chain.url to the right engine.",
                cause);
        otherChain = Optional.of("OTHER_CHAIN: " + cause + ".");
    }

    private static Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private void say(Exception passing) {
        String cause = passing.getClass().getSimpleName() + ": " + passing.getMessage();
        if (!trouble.equals(Optional.of(cause))) {
            LOG.warn("The chain is not followed just now, trying again: {}", cause);
            trouble = Optional.of(cause);
        }
    }

    private void recovered() {
        faulty = Optional.empty();
        if (trouble.isPresent()) {
            LOG.info("The chain is followed again.");
            trouble = Optional.empty();
        }
    }
}
