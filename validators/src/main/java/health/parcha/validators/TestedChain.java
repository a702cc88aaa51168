package health.parcha.validators;

import java.net.URI;
import java.util.List;

/** The chain that nodes are put on. */
public interface TestedChain extends AutoCloseable {
    /** Every engine that may be asked; heads of all of them are watched. */
    List<URI> all();

    /** The line of settings for finality that its operator would write: docs/operate/node.md. */
    String finality();

    /** How many seal its blocks, as far as it is ours to know. */
    String validators();

    /** Whether that many reorganisations are what its engine leads one to expect, after all that was done to it. */
    boolean expects(int reorganisations);

    /** What is done to it meanwhile, one after the other, each until the chain stands as before. */
    List<Trouble> troubles();

    /** Something that happens to a chain. */
    record Trouble(String name, Act act) {}

    /** What is done. */
    interface Act {
        void run() throws Exception;
    }

    @Override
    void close();
}
