package health.parcha.embedded.chain;

import java.time.Duration;
import java.time.Instant;

/** How fast to mine: full speed while there is work and a minute beyond, so that an idle demo stays small. */
final class Pace {
    private static final Duration BUSY_FOR = Duration.ofMinutes(1);

    private final Duration busy;
    private final Duration idle;
    private Instant lastWork;

    Pace(ChainSettings settings, Instant now) {
        this.busy = settings.blockTime();
        this.idle = settings.idleBlockTime();
        this.lastWork = now;
    }

    void sawWork(Instant now) {
        lastWork = now;
    }

    Duration blockTime(Instant now) {
        return now.isAfter(lastWork.plus(BUSY_FOR)) ? idle : busy;
    }
}
