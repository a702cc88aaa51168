package health.parcha.node.status;

import java.time.Instant;
import java.util.Optional;

/** Work that a subject has taken on and not yet done: shown to the operator, so that what piles up is seen. */
public interface Backlog {
    /** What waits, in a word of a metric's name: lower-case letters and underscores. */
    String name();

    /** How much waits, and since when the oldest of it. May ask the database; called at most every few seconds. */
    Waiting waiting();

    /**
     * How much waits.
     *
     * @param since of the oldest; empty where nothing waits, or nobody knows
     */
    record Waiting(long count, Optional<Instant> since) {}
}
