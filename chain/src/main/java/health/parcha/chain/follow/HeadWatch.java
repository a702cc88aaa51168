package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When the chain's head last advanced, by a clock that nobody can set, and how its time compares with ours. Safe for threads.
 */
public final class HeadWatch {
    private static final Duration MOST_OFF = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private @Nullable Seen seen;

    private record Seen(BlockHeight height, long advancedAt, Duration blockAhead) {}

    /** @param nanos a clock that only goes forward, as {@link System#nanoTime} */
    public HeadWatch(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** A lower head is remembered, but is no advance. */
    public synchronized void see(BlockHeight height, Instant time) {
        Seen before = seen;
        seen = before == null || height.isAbove(before.height())
                ? new Seen(height, nanos.getAsLong(), Duration.between(clock.instant(), time))
                : new Seen(height, before.advancedAt(), before.blockAhead());
    }

    /** How long ago the head advanced; empty before the first was seen. */
    public synchronized Optional<Duration> age() {
        return Optional.ofNullable(seen).map(this::age);
    }

    /** Whether the picture is fresh enough to serve by, at this moment. */
    public synchronized HeadState state(Duration staleAfter) {
        Seen now = seen;
        if (now == null) {
            return new HeadState.NothingSeen();
        }
        Duration age = age(now);
        if (age.compareTo(staleAfter) > 0) {
            return new HeadState.Stale(age);
        }
        return now.blockAhead().abs().compareTo(MOST_OFF) > 0
                ? new HeadState.ClockOff(now.blockAhead())
                : new HeadState.Fresh(age);
    }

    private Duration age(Seen head) {
        return Duration.ofNanos(nanos.getAsLong() - head.advancedAt());
    }
}
