package health.parcha.validators;

import health.parcha.chain.rpc.EthRpc;
import java.net.URI;

/** One of those that seal a chain's blocks, in a process of its own. */
interface Validator extends AutoCloseable {
    URI url();

    EthRpc rpc();

    /** Starts it, or starts it again; returns when it answers. */
    void start() throws Exception;

    /** Connects it to the others, once all have run. */
    void connect() throws Exception;

    /** Its process. */
    Daemon daemon();

    /** SIGKILL. */
    default void kill() throws Exception {
        daemon().kill();
    }

    /** SIGSTOP: it holds its connections and answers nobody. */
    default void stop() throws Exception {
        daemon().signal("-STOP");
    }

    default void goOn() throws Exception {
        daemon().signal("-CONT");
    }

    @Override
    void close();
}
