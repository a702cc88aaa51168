package health.parcha.embedded;

import java.util.concurrent.CompletionStage;

/**
 * A child process that is kept alive: ready when its constructor method returns, started again by itself when it dies,
 * until {@link #close()}.
 *
 * <p>No shutdown hook is registered here: the order matters (first what uses the part, then the part), and only the
 * caller knows it. Whoever starts a part closes it on SIGINT and SIGTERM. The child runs in a session of its own, so a
 * Ctrl-C at the terminal reaches the caller alone. If the JVM is killed without a chance to close, the next start on
 * the same folder finds the child and stops it first.
 */
public interface Supervised extends AutoCloseable {

    /** Process id of the child as it is now; another one after a restart. */
    long pid();

    /**
     * Completes exceptionally, with an {@link EmbeddedFault}, when the child died and could not be brought back: the
     * part is then unusable and the caller ends. Completes normally after {@link #close()}.
     */
    CompletionStage<Void> end();

    /** Stops the child and waits for its end. Doing it twice is harmless. */
    @Override
    void close();
}
