package health.parcha.chain.rpc;

/** The engine gave no answer or no sensible one. Nothing is known about what it did: ask again later. */
public final class ChainUnreachable extends RuntimeException {
    public ChainUnreachable(String what, Throwable cause) {
        super(what, cause);
    }

    public ChainUnreachable(String what) {
        super(what);
    }
}
