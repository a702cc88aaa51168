package health.parcha.embedded.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.embedded.chain.Watchdog.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    private final Watchdog watchdog = new Watchdog(Duration.ofSeconds(1), 5, START);

    @Test
    void chainThatHoldsTransactionsAndStandsStill_isNudgedThenStartedAnew() {
        assertEquals(Verdict.WELL, look(5, 3, 9));
        assertEquals(Verdict.NUDGE, look(5, 3, 10));
        assertEquals(Verdict.WELL, look(5, 3, 19));
        assertEquals(Verdict.RESTART, look(5, 3, 20));
    }

    @Test
    void chainThatMovesAfterTheNudge_isWell() {
        assertEquals(Verdict.NUDGE, look(5, 3, 10));
        assertEquals(Verdict.WELL, look(6, 3, 11));
        assertEquals(Verdict.WELL, look(6, 3, 20));
        assertEquals(Verdict.NUDGE, look(6, 3, 21));
    }

    @Test
    void chainThatStandsStillWithoutTransactions_isWell() {
        assertEquals(Verdict.WELL, look(5, 0, 100));
        assertEquals(Verdict.WELL, look(5, 1, 109));
    }

    @Test
    void clockThatIsSetBack_startsTheWaitingAnew() {
        assertEquals(Verdict.WELL, look(5, 3, 9));
        assertEquals(Verdict.WELL, look(5, 3, -3_600));
        assertEquals(Verdict.NUDGE, look(5, 3, -3_590));
    }

    private Verdict look(long head, long pending, int seconds) {
        return watchdog.look(head, pending, START.plusSeconds(seconds));
    }
}
