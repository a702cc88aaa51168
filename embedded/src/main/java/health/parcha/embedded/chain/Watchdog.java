package health.parcha.embedded.chain;

import java.time.Duration;
import java.time.Instant;

/** Notices a chain that holds executable transactions and mines no block. */
final class Watchdog {
    private static final int BLOCKS_LATE = 10;

    private final Duration patience;
    private long head;
    private Instant since;
    private boolean nudged;

    enum Verdict {
        WELL,
        /** Set the interval anew and mine one block by hand: that has been seen to bring a stalled miner back. */
        NUDGE,
        /** Start a fresh Anvil from the journal. */
        RESTART
    }

    Watchdog(Duration blockTime, long head, Instant now) {
        this.patience = blockTime.multipliedBy(BLOCKS_LATE);
        this.head = head;
        this.since = now;
    }

    Verdict look(long headNow, long pending, Instant now) {
        // A clock that was set back must not put it to sleep.
        if (headNow != head || pending == 0 || now.isBefore(since)) {
            head = headNow;
            since = now;
            nudged = false;
            return Verdict.WELL;
        }
        if (now.isBefore(since.plus(patience))) {
            return Verdict.WELL;
        }
        since = now;
        Verdict verdict = nudged ? Verdict.RESTART : Verdict.NUDGE;
        nudged = true;
        return verdict;
    }
}
