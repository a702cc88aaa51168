package health.parcha.chain.follow;

import health.parcha.chain.rpc.BlockHeader;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Watches the engine's head: when it last advanced, by a clock that nobody can set, and how its time compares with ours. */
final class HeadWatch {
    private static final Duration MOST_OFF = Duration.ofMinutes(5);

    private final Clock clock;
    private final LongSupplier nanos;
    private @Nullable Seen seen;

    private record Seen(BlockHeader head, long advancedAt, Duration blockAhead) {}

    HeadWatch(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** A lower head is remembered, but is no advance. */
    synchronized void see(BlockHeader head) {
        Seen before = seen;
        boolean advanced = before == null || head.height().isAbove(before.head().height());
        if (before != null && !advanced) {
            seen = new Seen(head, before.advancedAt(), before.blockAhead());
        } else {
            seen = new Seen(head, nanos.getAsLong(), Duration.between(clock.instant(), head.time()));
        }
    }

    synchronized Optional<BlockHeader> head() {
        return Optional.ofNullable(seen).map(Seen::head);
    }

    synchronized Freshness freshness(Duration staleAfter) {
        Seen now = seen;
        if (now == null) {
            return new Freshness.NothingSeen();
        }
        Duration age = Duration.ofNanos(nanos.getAsLong() - now.advancedAt());
        if (age.compareTo(staleAfter) > 0) {
            return new Freshness.Stale(age);
        }
        return now.blockAhead().abs().compareTo(MOST_OFF) > 0
                ? new Freshness.ClockOff(now.blockAhead())
                : new Freshness.Fresh(age);
    }
}
