package health.parcha.embedded.chain;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.chain.RpcFailed.Kind;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private final Doubts doubts = new Doubts(second(0));

    @Test
    void aStalledChain_isGivenUpAtOnce() {
        assertTrue(doubts.areTooMany(Kind.STALLED, second(1)));
    }

    @Test
    void silence_isBorneForAMinute_howeverOftenItIsAsked() {
        for (int i = 1; i < 60; i++) {
            assertFalse(doubts.areTooMany(Kind.SILENT, second(i)));
        }
        assertTrue(doubts.areTooMany(Kind.SILENT, second(60)));
    }

    @Test
    void anAnswer_endsTheSilence() {
        doubts.well(second(59));
        assertFalse(doubts.areTooMany(Kind.SILENT, second(118)));
        assertTrue(doubts.areTooMany(Kind.SILENT, second(119)));
    }

    @Test
    void threeWrongAnswersInARow_areTooMany() {
        assertFalse(doubts.areTooMany(Kind.WRONG, second(1)));
        assertFalse(doubts.areTooMany(Kind.WRONG, second(2)));
        doubts.well(second(3));
        assertFalse(doubts.areTooMany(Kind.WRONG, second(4)));
        assertFalse(doubts.areTooMany(Kind.WRONG, second(5)));
        assertTrue(doubts.areTooMany(Kind.WRONG, second(6)));
    }

    private static long second(int n) {
        return TimeUnit.SECONDS.toNanos(n);
    }
}
