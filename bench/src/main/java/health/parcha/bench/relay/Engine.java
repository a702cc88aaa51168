package health.parcha.bench.relay;

import java.net.URI;

/** The chain that a stand's node is on. */
public interface Engine extends AutoCloseable {
    URI url();

    /** The node's setting for finality. */
    String finality();

    /**
     * Nothing, where its end cannot be seen from here.
     *
     * @throws health.parcha.bench.area.Unmeasured it has ended by itself, so nothing more will come to pass
     */
    default void requireRunning() {}

    /** Ends it; a second time does nothing. */
    @Override
    void close();
}
