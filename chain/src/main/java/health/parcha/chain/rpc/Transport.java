package health.parcha.chain.rpc;

import java.io.IOException;

/** Carries one JSON-RPC body to the engine and its answer back. A failure after sending says nothing about its effect. */
@FunctionalInterface
public interface Transport {
    /**
     * Sends the body and waits for the answer, or for the transport's own time limit.
     *
     * @throws IOException where no whole answer came
     */
    byte[] post(byte[] body) throws IOException, InterruptedException;
}
