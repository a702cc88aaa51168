package health.parcha.log;

/** The storage holds no checkpoint, so there is no log to go on with. The operator decides: restore it, or create a new one. */
public final class LogAbsent extends LogFailure {
    LogAbsent(String message) {
        super("log-absent", message);
    }
}
