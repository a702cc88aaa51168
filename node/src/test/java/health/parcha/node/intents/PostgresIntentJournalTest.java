package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.relay.Dispatch;
import health.parcha.chain.relay.IntentJournal;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.chain.rpc.Transaction;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The port's comment, promise by promise, on PostgreSQL. The chain is not there, so nothing else moves. */
class PostgresIntentJournalTest {
    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
    private static final Bytes ITEM = Bytes.parse("30aa");
    private static final Bytes OTHER = Bytes.parse("30bb");

    @TempDir
    static Path folder;

    private static TestNode node;
    private static IntentJournal journal;

    @BeforeAll
    static void start() throws Exception {
        node = TestNode.offChain(folder, TestDatabase.make("journal"));
        journal = node.part(IntentJournal.class);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void empty() {
        node.part(JdbcClient.class).sql("delete from intents").update();
        node.part(JdbcClient.class).sql("delete from dispatches").update();
    }

    @Test
    void accept_ofAKnownId_keepsItsEntry() {
        JournalEntry first = accept(1, ITEM);
        assertEquals(first, accept(1, OTHER));
        assertEquals(Optional.of(first), journal.find(id(1)));
        assertEquals(TIME, first.deadline());
        assertEquals(Optional.empty(), journal.find(id(2)));
    }

    @Test
    void accept_afterASpoiltSignature_startsAgainWithTheNewItem() {
        JournalEntry spoilt = accept(1, ITEM);
        accept(2, ITEM);
        move(1, new IntentState.Rejected(block(5), ResultCode.FOREIGN_SIGNER));
        assertEquals(ITEM, accept(1, ITEM).item());
        JournalEntry again = accept(1, OTHER);
        assertEquals(OTHER, again.item());
        assertEquals(new IntentState.Received(), again.state());
        assertTrue(again.arrival() > spoilt.arrival());
        assertEquals(List.of(id(2), id(1)), open());
    }

    @Test
    void accept_afterARefusalOfTheAct_keepsTheRefusal() {
        accept(1, ITEM);
        IntentState refused = new IntentState.Rejected(block(5), ResultCode.STALE);
        move(1, refused);
        assertEquals(refused, accept(1, OTHER).state());
    }

    @Test
    void accept_byManyThreads_makesOneEntry() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JournalEntry>> tries = IntStream.range(0, 16)
                    .<Callable<JournalEntry>>mapToObj(i -> () -> accept(1, ITEM))
                    .toList();
            Set<Long> arrivals = new HashSet<>();
            for (Future<JournalEntry> one : threads.invokeAll(tries)) {
                arrivals.add(one.get().arrival());
            }
            assertEquals(1, arrivals.size());
        }
        assertEquals(List.of(id(1)), open());
    }

    @Test
    void open_givesWhatIsNewBeforeWhatIsHeldBack() {
        IntStream.rangeClosed(1, 6).forEach(i -> accept(i, ITEM));
        move(1, new IntentState.Queued(ResultCode.AHEAD));
        move(3, new IntentState.Final(block(5), ResultCode.OK));
        move(4, new IntentState.Expired(block(5)));
        move(5, new IntentState.Mined(word(9), block(5), ResultCode.OK));
        assertEquals(List.of(id(2), id(5), id(6), id(1)), open());
        assertEquals(2, journal.open(2).size());
    }

    @Test
    void states_comeBackAsTheyWereWritten() {
        accept(1, ITEM);
        for (IntentState state : List.of(
                new IntentState.Received(),
                new IntentState.Queued(ResultCode.NOT_FOUND),
                new IntentState.Sent(word(8)),
                new IntentState.Mined(word(9), block(5), ResultCode.STALE),
                new IntentState.Final(block(6), ResultCode.DONE))) {
            move(1, state);
            assertEquals(state, journal.find(id(1)).orElseThrow().state());
        }
    }

    @Test
    void move_ofATerminalEntry_changesNothing() {
        accept(1, ITEM);
        move(1, new IntentState.Final(block(5), ResultCode.OK));
        move(1, new IntentState.Received());
        assertEquals(
                new IntentState.Final(block(5), ResultCode.OK),
                journal.find(id(1)).orElseThrow().state());
    }

    @Test
    void dispatch_isKeptByNonceWithAllItsVersionsUntilItIsClosed() {
        accept(1, ITEM);
        accept(2, ITEM);
        Dispatch later = new Dispatch(8, List.of(signed(1)), List.of(id(2)));
        Dispatch first = new Dispatch(7, List.of(signed(2)), List.of(id(1)));
        Dispatch raised = new Dispatch(7, List.of(signed(2), signed(3)), List.of(id(1)));
        journal.dispatch(later);
        journal.dispatch(first);
        journal.dispatch(raised);
        assertEquals(List.of(raised, later), journal.dispatches());
        assertEquals(
                new IntentState.Sent(signed(3).hash()),
                journal.find(id(1)).orElseThrow().state());
        journal.move(Map.of(id(1), new IntentState.Final(block(5), ResultCode.OK)), Set.of(raised.id()));
        assertEquals(List.of(later), journal.dispatches());
    }

    @Test
    void outcomesOfBlocksThatAreTakenBack_areOpenAgain() {
        IntStream.rangeClosed(1, 4).forEach(i -> accept(i, ITEM));
        move(1, new IntentState.Final(block(5), ResultCode.OK));
        move(2, new IntentState.Final(block(6), ResultCode.OK));
        move(3, new IntentState.Rejected(block(6), ResultCode.STALE));
        move(4, new IntentState.Expired(block(6)));
        node.part(ChainStore.class).undoTo(Optional.of(block(5)));
        assertEquals(List.of(id(2), id(3)), open());
        assertNotEquals(
                new IntentState.Received(), journal.find(id(1)).orElseThrow().state());
    }

    @Test
    void items_ofOldEntriesThatEnded_areForgotten_andTheirOutcomesStay() {
        PostgresIntentJournal kept = node.part(PostgresIntentJournal.class);
        IntStream.rangeClosed(1, 4).forEach(i -> accept(i, ITEM));
        IntentState done = new IntentState.Final(block(5), ResultCode.OK);
        IntentState spoilt = new IntentState.Rejected(block(5), ResultCode.FOREIGN_SIGNER);
        move(1, done);
        move(2, spoilt);
        move(3, new IntentState.Queued(ResultCode.AHEAD));
        assertEquals(0, kept.forgetItems(TIME));
        assertEquals(2, kept.forgetItems(TIME.plusSeconds(1)));
        assertEquals(0, kept.forgetItems(TIME.plusSeconds(1)));
        assertEquals(Bytes.EMPTY, journal.find(id(1)).orElseThrow().item());
        assertEquals(done, journal.find(id(1)).orElseThrow().state());
        assertEquals(ITEM, journal.find(id(3)).orElseThrow().item());
        assertEquals(ITEM, journal.find(id(4)).orElseThrow().item());
        assertEquals(spoilt, accept(2, OTHER).state());
    }

    @Test
    void anEntryWithoutItsItem_isNotOpenedAgain_whateverTheChainTakesBack() {
        PostgresIntentJournal kept = node.part(PostgresIntentJournal.class);
        accept(1, ITEM);
        accept(2, ITEM);
        move(1, new IntentState.Final(block(5), ResultCode.OK));
        kept.forgetItems(TIME.plusSeconds(1));
        move(2, new IntentState.Final(block(5), ResultCode.OK));
        kept.undone(Optional.empty());
        assertEquals(List.of(id(2)), open());
    }

    private static JournalEntry accept(int tag, Bytes item) {
        return journal.accept(id(tag), item, TIME, TIME.minusSeconds(60));
    }

    private static void move(int tag, IntentState state) {
        journal.move(Map.of(id(tag), state), Set.of());
    }

    private static List<IntentId> open() {
        return journal.open(100).stream().map(JournalEntry::id).toList();
    }

    private static Transaction.Signed signed(int tag) {
        return new Transaction.Signed(word(100 + tag), Bytes.of(new byte[] {(byte) tag, 1}));
    }

    private static IntentId id(int tag) {
        return new IntentId(word(tag));
    }

    private static BlockRef block(long height) {
        return new BlockRef(new BlockHeight(height), word((int) height));
    }

    private static Bytes32 word(int tag) {
        return Keccak.hash(new byte[] {(byte) tag});
    }
}
