package health.parcha.chain.relay;

import health.parcha.chain.follow.Follower;
import health.parcha.chain.follow.OtherChain;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.RpcRefusal;
import java.time.Duration;
import java.util.Optional;

/** Steps a follower, and ticks a relay where this process has one, until it is interrupted. */
public final class ChainDriver implements Runnable {
    private static final System.Logger LOG = System.getLogger(ChainDriver.class.getName());

    private final Follower follower;
    private final Optional<Relay> relay;
    private final Duration pause;
    private volatile Optional<OtherChain> stopped = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * Prepares a driver for one thread.
     *
     * @param relay empty in a process without the relayer's lease
     * @param pause between two looks at the chain; 250 to 500 ms
     */
    public ChainDriver(Follower follower, Optional<Relay> relay, Duration pause) {
        this.follower = follower;
        this.relay = relay;
        this.pause = pause;
    }

    /** Returns when the thread is interrupted, or when the engine turns out to serve another chain. */
    @Override
    public void run() {
        try {
            while (stopped.isEmpty()) {
                turn();
                Thread.sleep(pause);
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        try {
            while (isOnTheMove(follower.step())) {
                if (Thread.interrupted()) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            relay.ifPresent(Relay::tick);
            trouble = Optional.empty();
        } catch (OtherChain other) {
            LOG.log(System.Logger.Level.ERROR, other.getMessage());
            stopped = Optional.of(other);
        } catch (ChainUnreachable | RpcRefusal chain) {
            say(chain);
        } catch (RuntimeException store) {
            // The database's trouble is for its own monitor; what was not written is done again at the next turn.
            say(store);
        }
    }

    private static boolean isOnTheMove(Follower.Step step) {
        return switch (step) {
            case Follower.Step.Advanced a -> true;
            case Follower.Step.Undone u -> true;
            case Follower.Step.Idle i -> false;
            case Follower.Step.Waiting w -> false;
        };
    }

    private void say(RuntimeException cause) {
        String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (!trouble.equals(Optional.of(text))) {
            LOG.log(System.Logger.Level.WARNING, "the chain is not followed just now, trying again: " + text);
        }
        trouble = Optional.of(text);
    }

    /** Why the driver ended for good; empty while it runs. */
    public Optional<OtherChain> stopped() {
        return stopped;
    }

    /** What went wrong in the last turn; empty where nothing did. */
    public Optional<String> trouble() {
        return trouble;
    }
}
