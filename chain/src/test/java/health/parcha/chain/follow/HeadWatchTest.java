package health.parcha.chain.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.BlockHeight;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With two clocks that the tests turn. */
class HeadWatchTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private Instant clock = NOON;
    private long nanos = 1;
    private final HeadWatch watch = new HeadWatch(() -> clock, () -> nanos);

    @Test
    void beforeAnyHead_nothingIsSeen() {
        assertEquals(new HeadState.NothingSeen(), watch.state(LIMIT));
        assertEquals(Optional.empty(), watch.age());
    }

    @Test
    void standingHead_growsStale_andAnAdvanceFreshensIt() {
        see(10);
        pass(120);
        see(10);
        assertEquals(new HeadState.Fresh(Duration.ofSeconds(120)), watch.state(LIMIT));
        pass(1);
        assertEquals(new HeadState.Stale(Duration.ofSeconds(121)), watch.state(LIMIT));
        see(11);
        assertEquals(new HeadState.Fresh(Duration.ZERO), watch.state(LIMIT));
    }

    @Test
    void lowerHead_isNoAdvance() {
        see(10);
        pass(121);
        see(9);
        assertEquals(new HeadState.Stale(Duration.ofSeconds(121)), watch.state(LIMIT));
        see(10);
        assertEquals(new HeadState.Fresh(Duration.ZERO), watch.state(LIMIT));
    }

    @Test
    void blockMoreThanFiveMinutesOff_whenFirstSeen_isClockOff_inEitherDirection() {
        watch.see(new BlockHeight(10), NOON.plus(5, ChronoUnit.MINUTES));
        assertEquals(new HeadState.Fresh(Duration.ZERO), watch.state(LIMIT));
        Duration off = Duration.ofSeconds(301);
        watch.see(new BlockHeight(11), NOON.plus(off));
        assertEquals(new HeadState.ClockOff(off), watch.state(LIMIT));
        watch.see(new BlockHeight(12), NOON.minus(off));
        assertEquals(new HeadState.ClockOff(off.negated()), watch.state(LIMIT));
        watch.see(new BlockHeight(13), NOON.minus(5, ChronoUnit.MINUTES));
        pass(100);
        assertEquals(new HeadState.Fresh(Duration.ofSeconds(100)), watch.state(LIMIT));
    }

    private void see(long height) {
        watch.see(new BlockHeight(height), clock);
    }

    private void pass(long seconds) {
        clock = clock.plusSeconds(seconds);
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
