package health.parcha.log;

/** Another writer moved the checkpoint in the meantime. Nothing of this attempt is published: give up the writer lease, or integrate again if the lease is held. */
public final class WriterConflict extends LogFailure {
    public WriterConflict(String message) {
        super("log-writer-conflict", message);
    }
}
