package health.parcha.node.configuration;

/** The node does not start. The code is stable, the message the cause, {@link #next()} what the operator does. */
public final class StartRefusal extends RuntimeException {
    private final Code code;
    private final String next;

    /** Why a node does not start. */
    public enum Code {
        USAGE,
        CONFIGURATION_MISSING,
        CONFIGURATION_INVALID,
        KEYS_MISSING,
        KEYS_EXPOSED,
        NETWORK_INVALID,
        DATABASE_UNREACHABLE,
        DATABASE_NEWER,
        DATABASE_DAMAGED,
        DATABASE_FOREIGN,
        PORT_IN_USE,
        OTHER_CHAIN,
        LOG_FORKED,
        UNEXPECTED
    }

    public StartRefusal(Code code, String cause, String next) {
        super(cause);
        this.code = code;
        this.next = next;
    }

    public StartRefusal(Code code, String cause, String next, Throwable origin) {
        super(cause, origin);
        this.code = code;
        this.next = next;
    }

    public Code code() {
        return code;
    }

    public String next() {
        return next;
    }

    /** The refusal behind what the framework threw while it put the node together. */
    public static StartRefusal of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefusal refusal) {
                return refusal;
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException taken) {
                return new StartRefusal(
                        Code.PORT_IN_USE,
                        "Another program listens on port " + taken.getPort() + ".",
                        "Stop it, or choose another parcha.listen.port.",
                        taken);
            }
            if (cause instanceof org.springframework.boot.context.properties.bind.BindException bad) {
                return invalid(bad);
            }
        }
        return new StartRefusal(
                Code.UNEXPECTED,
                "The node could not be put together: " + thrown.getMessage(),
                "Read the stack above and report it.",
                thrown);
    }

    private static StartRefusal invalid(Throwable bad) {
        Throwable deepest = bad;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new StartRefusal(
                Code.CONFIGURATION_INVALID,
                bad.getMessage() + ": " + deepest.getMessage(),
                "Correct the settings file; docs/operate/node.md lists every setting.",
                bad);
    }
}
