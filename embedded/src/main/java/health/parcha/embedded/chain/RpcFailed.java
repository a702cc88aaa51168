package health.parcha.embedded.chain;

/** Anvil did not answer, or not what a sound Anvil answers. When the supervisor starts a fresh one: {@link Doubts}. */
final class RpcFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong with it. */
    enum Kind {
        /** No answer came: the line, or a busy Anvil, or one that hangs. */
        SILENT,
        /** It answered what it should not. */
        WRONG,
        /** The watchdog has waited, nudged and waited again. */
        STALLED
    }

    RpcFailed(String message) {
        this(Kind.WRONG, message);
    }

    RpcFailed(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
