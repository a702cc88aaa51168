package health.parcha.node.following;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.follow.HeadWatch;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestFacts;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads as the follower writes them, and two clocks that the tests turn. */
class FreshnessTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestNode node;

    private Instant clock = NOON;
    private long nanos = 1;
    private final Freshness freshness = new Freshness(
            node.part(ChainFacts.class), Duration.ofSeconds(120), new HeadWatch(() -> clock, () -> nanos));

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        database = TestDatabase.make("freshness");
        node = TestNode.start(TestMembers.settings(folder, hospital, database, hospital), hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void beforeAnyHeadWasSeen_theChainIsStale() {
        assertEquals(Optional.of(Code.CHAIN_STALE), refusal());
    }

    @Test
    void head_thatStandsStillTooLong_isStale_untilTheNext() throws Exception {
        see(10, NOON);
        pass(120);
        assertEquals(Optional.empty(), refusal());
        pass(1);
        assertEquals(Optional.of(Code.CHAIN_STALE), refusal());
        see(11, clock);
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    void blockAnHourOff_isRefused() throws Exception {
        see(10, NOON.minus(1, ChronoUnit.HOURS));
        assertEquals(Optional.of(Code.CLOCK_OFF), refusal());
        see(11, NOON);
        assertEquals(Optional.empty(), refusal());
    }

    private void see(long height, Instant time) throws SQLException {
        TestFacts.settled(database, height, time);
        freshness.look();
    }

    private void pass(long seconds) {
        clock = clock.plusSeconds(seconds);
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    private Optional<Code> refusal() {
        try {
            freshness.require();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code());
        }
    }
}
