package health.parcha.bench.relay;

import java.net.URI;

/** The chain that a stand's node is on. */
public interface Engine extends AutoCloseable {
    URI url();

    /** The node's setting for finality. */
    String finality();

    /** Ends it; a second time does nothing. */
    @Override
    void close();
}
