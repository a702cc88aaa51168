package health.parcha.embedded.chain;

import java.time.Duration;

/** Decides when an Anvil that fails is given up for a fresh one. Times are of a clock that only goes forward, in nanoseconds. */
final class Doubts {
    /** A single call may fail without harm, as the first after the machine slept. */
    private static final int WRONGS_BORNE = 3;
    /** On a busy machine a large block alone takes Anvil many seconds, and a replay takes it longer. */
    private static final long SILENCE_BORNE = Duration.ofSeconds(60).toNanos();

    private long lastWell;
    private int wrongs;

    Doubts(long now) {
        this.lastWell = now;
    }

    void well(long now) {
        lastWell = now;
        wrongs = 0;
    }

    boolean areTooMany(RpcFailed.Kind kind, long now) {
        return switch (kind) {
            case SILENT -> now - lastWell >= SILENCE_BORNE;
            case WRONG -> ++wrongs >= WRONGS_BORNE;
            case STALLED -> true;
        };
    }
}
