package health.parcha.embedded.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Pace pace = new Pace(ChainSettings.demo(31_999), START);

    @Test
    void chainWithoutWorkForAMinute_slowsDown() {
        assertEquals(BUSY, pace.blockTime(START.plusSeconds(60)));
        assertEquals(IDLE, pace.blockTime(START.plusSeconds(61)));
    }

    @Test
    void idleChainThatSeesWork_isFastAtOnce() {
        Instant later = START.plusSeconds(1_000);
        assertEquals(IDLE, pace.blockTime(later));
        pace.sawWork(later);
        assertEquals(BUSY, pace.blockTime(later));
        assertEquals(IDLE, pace.blockTime(later.plusSeconds(61)));
    }
}
