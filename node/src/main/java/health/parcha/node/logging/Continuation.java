package health.parcha.node.logging;

import health.parcha.log.RecordLog;

/** Makes sure, before this process writes, that the log goes on from what others have seen of it. */
public interface Continuation {
    /**
     * Compares the log with what others have seen.
     *
     * @throws health.parcha.log.LogForked where it does not go on from there: the database is an old copy
     */
    void check(RecordLog log);
}
