package health.parcha.node.sessions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.node.TestDatabase;
import health.parcha.node.TestNode;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class TriesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    static Path folder;

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.offChain(folder, TestDatabase.make("tries"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static Tries at(Instant time) {
        return new Tries(node.part(JdbcClient.class), () -> time);
    }

    @Test
    void manyAtOnce_areCountedEach_andTheFirstAboveTheMostIsRefused() {
        AtomicInteger passed = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                threads.submit(() -> {
                    try {
                        at(TIME).count(Tries.What.INTENTS_OF_ACCOUNT, "many", 1, 40);
                        passed.incrementAndGet();
                    } catch (Refused tooMany) {
                        assertEquals(Code.TOO_MANY, tooMany.code());
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertEquals(40, passed.get());
        assertEquals(20, refused.get());
    }

    @Test
    void afterTheWindow_countingBeginsAnew() {
        at(TIME).count(Tries.What.LOGIN_OF_ACCOUNT, "window", 5, 5);
        Tries inTime = at(TIME.plus(Duration.ofMinutes(14)));
        assertThrows(Refused.class, () -> inTime.count(Tries.What.LOGIN_OF_ACCOUNT, "window", 1, 5));
        at(TIME.plus(Duration.ofMinutes(15))).count(Tries.What.LOGIN_OF_ACCOUNT, "window", 5, 5);
    }

    @Test
    void intentsInsideAnotherTransaction_areNotCounted_forItWouldNotBeDurable() {
        node.part(TransactionOperations.class).executeWithoutResult(status -> {
            assertThrows(
                    IllegalStateException.class, () -> at(TIME).count(Tries.What.INTENTS_OF_ACCOUNT, "inside", 1, 5));
            assertDoesNotThrow(() -> at(TIME).count(Tries.What.LOGIN_OF_ACCOUNT, "inside", 1, 5));
        });
    }

    @Test
    void commitAfterACount_waitsForTheDiskAgain() {
        Tries tries = at(TIME);
        for (int i = 0; i < 20; i++) {
            tries.count(Tries.What.INTENTS_FROM_SOURCE, "after", 1, 100);
            assertEquals(
                    "on",
                    node.part(JdbcClient.class)
                            .sql("show synchronous_commit")
                            .query(String.class)
                            .single());
        }
    }
}
