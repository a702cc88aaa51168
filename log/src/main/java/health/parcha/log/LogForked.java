package health.parcha.log;

/** Stored tiles, entries or checkpoints contradict one another or what was published before. Stop writing; run {@link LogCheck} and restore: going on would publish two histories. */
public final class LogForked extends LogFailure {
    public LogForked(String message) {
        super("log-forked", message);
    }
}
