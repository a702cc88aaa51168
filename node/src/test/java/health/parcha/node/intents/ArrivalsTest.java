package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestNode;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many requests at once, on PostgreSQL. */
class ArrivalsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
    private static final Bytes ITEM = Bytes.parse("30aa");
    private static final Bytes REFUSED_BY_THE_DATABASE = Bytes.parse("30bb");

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestNode node;
    private static Arrivals arrivals;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.make("arrivals");
        node = TestNode.offChain(folder, database);
        arrivals = node.part(Arrivals.class);
        TestDatabase.asSuperuser(
                database.name(), "alter table intents add constraint no_such_item check (item <> '\\x30bb')");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void empty() {
        node.part(JdbcClient.class).sql("delete from intents").update();
    }

    @Test
    void requestsOfOneMoment_areAllKept_eachAnsweredWithItsOwn() throws Exception {
        List<List<JournalEntry>> requests = IntStream.range(0, 300)
                .mapToObj(i -> List.of(entry(2 * i, ITEM), entry(2 * i + 1, ITEM)))
                .toList();
        List<Future<List<JournalEntry>>> answers = atOnce(requests);
        for (int i = 0; i < requests.size(); i++) {
            assertEquals(ids(requests.get(i)), ids(answers.get(i).get()));
            long first = answers.get(i).get().getFirst().arrival();
            assertEquals(first + 1, answers.get(i).get().getLast().arrival());
        }
        assertEquals(600, kept());
    }

    @Test
    void anIntentInManyRequests_isKeptOnce_andAllSeeTheSameEntry() throws Exception {
        List<List<JournalEntry>> requests = IntStream.range(1, 40)
                .mapToObj(i -> List.of(entry(0, ITEM), entry(i, ITEM)))
                .toList();
        List<JournalEntry> seen = new ArrayList<>();
        for (Future<List<JournalEntry>> answer : atOnce(requests)) {
            seen.add(answer.get().getFirst());
        }
        assertEquals(1, seen.stream().distinct().count());
        assertEquals(40, kept());
    }

    @Test
    void aKnownIntent_isAnsweredAsItStands() {
        arrivals.keep(List.of(entry(0, ITEM)));
        IntentState expired = new IntentState.Expired(new BlockRef(new BlockHeight(5), Bytes32.ZERO));
        node.part(PostgresIntentJournal.class).move(Map.of(id(0), expired), Set.of());
        assertEquals(expired, arrivals.keep(List.of(entry(0, ITEM))).getFirst().state());
    }

    @Test
    void aRequestThatTheDatabaseRefuses_leavesNothing_andTheOthersOfItsMomentAreKept() throws Exception {
        List<List<JournalEntry>> requests = IntStream.range(0, 60)
                .mapToObj(i -> List.of(entry(2 * i, ITEM), entry(2 * i + 1, i == 30 ? REFUSED_BY_THE_DATABASE : ITEM)))
                .toList();
        List<Future<List<JournalEntry>>> answers = atOnce(requests);
        for (int i = 0; i < requests.size(); i++) {
            if (i == 30) {
                ExecutionException refused = assertThrows(ExecutionException.class, answers.get(i)::get);
                assertInstanceOf(DataIntegrityViolationException.class, refused.getCause());
            } else {
                assertEquals(ids(requests.get(i)), ids(answers.get(i).get()));
            }
        }
        assertEquals(Optional.empty(), node.part(PostgresIntentJournal.class).find(id(60)));
        assertEquals(118, kept());
    }

    // What they hand in together: nobody is answered before the table can be written again.
    private static List<Future<List<JournalEntry>>> atOnce(List<List<JournalEntry>> requests) throws Exception {
        List<Callable<List<JournalEntry>>> all = requests.stream()
                .<Callable<List<JournalEntry>>>map(request -> () -> arrivals.keep(request))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection holder = database.asOwner()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table intents in exclusive mode");
            List<Future<List<JournalEntry>>> running =
                    all.stream().map(threads::submit).toList();
            while (arrivals.unanswered() < requests.size()) {
                Thread.sleep(1);
            }
            assertEquals(0, running.stream().filter(Future::isDone).count());
            holder.commit();
            return running;
        }
    }

    private static List<IntentId> ids(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::id).toList();
    }

    private static long kept() {
        return node.part(JdbcClient.class)
                .sql("select count(*) from intents")
                .query(Long.class)
                .single();
    }

    private static JournalEntry entry(int tag, Bytes item) {
        return new JournalEntry(id(tag), 0, item, TIME, TIME.minusSeconds(60), new IntentState.Received());
    }

    private static IntentId id(int tag) {
        return new IntentId(Keccak.hash(ByteBuffer.allocate(4).putInt(tag).array()));
    }
}
