package health.parcha.node.intents;

import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.relay.Dispatch;
import health.parcha.chain.relay.IntentJournal;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.chain.rpc.Transaction;
import health.parcha.node.following.OnUndo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The journal in the node's own database. Whoever waits for an outcome is woken once it is durable. */
@Component
class PostgresIntentJournal implements IntentJournal, OnUndo {
    private static final String OPEN = "state in ('received', 'queued', 'sent', 'mined')";
    private static final String BLAMES_SIGNATURE = Arrays.stream(ResultCode.values())
            .filter(ResultCode::blamesSignature)
            .map(code -> Integer.toString(code.code()))
            .collect(Collectors.joining(", "));
    /** An entry anew; whoever was refused for a signature may come again with another. */
    private static final String ACCEPT = """
            insert into intents (digest, arrival, item, deadline, received_at, state)
            values (?, nextval('intent_arrivals'), ?, ?, ?, 'received')
            on conflict (digest) do update set
                arrival = excluded.arrival, item = excluded.item, deadline = excluded.deadline,
                received_at = excluded.received_at, state = 'received',
                transaction = null, height = null, block = null, code = null
            where intents.state = 'rejected' and intents.code in (%s) and intents.item <> excluded.item""".formatted(BLAMES_SIGNATURE);

    private final JdbcClient jdbc;
    private final JdbcTemplate statements;
    private final TransactionOperations transactions;
    private final Outcomes outcomes;

    PostgresIntentJournal(
            JdbcClient jdbc, JdbcTemplate statements, TransactionOperations transactions, Outcomes outcomes) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.transactions = transactions;
        this.outcomes = outcomes;
    }

    @Override
    public JournalEntry accept(IntentId id, Bytes item, Instant deadline, Instant at) {
        statements.update(ACCEPT, accepted(id, item, deadline, at));
        return find(id).orElseThrow();
    }

    /** As {@link #accept} for each, all in one transaction; ids are given once. By id, how they stand. */
    Map<IntentId, JournalEntry> accept(List<JournalEntry> entries) {
        List<JournalEntry> kept = transactions.execute(status -> {
            statements.batchUpdate(
                    ACCEPT,
                    entries.stream()
                            .map(e -> accepted(e.id(), e.item(), e.deadline(), e.receivedAt()))
                            .toList());
            return jdbc.sql("select * from intents where digest = any (?)")
                    .param(digests(entries.stream().map(JournalEntry::id).toList()))
                    .query((row, i) -> entry(row))
                    .list();
        });
        return kept.stream().collect(Collectors.toMap(JournalEntry::id, Function.identity()));
    }

    private static Object[] accepted(IntentId id, Bytes item, Instant deadline, Instant at) {
        return new Object[] {id.digest().toArray(), item.toArray(), Timestamp.from(deadline), Timestamp.from(at)};
    }

    @Override
    public Optional<JournalEntry> find(IntentId id) {
        return jdbc.sql("select * from intents where digest = ?")
                .param(id.digest().toArray())
                .query((row, i) -> entry(row))
                .optional();
    }

    @Override
    public List<JournalEntry> open(int most) {
        return jdbc.sql("select * from intents where " + OPEN + " order by state = 'queued', arrival limit ?")
                .param(most)
                .query((row, i) -> entry(row))
                .list();
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                new IntentId(Bytes32.of(row.getBytes("digest"))),
                row.getLong("arrival"),
                Optional.ofNullable(row.getBytes("item")).map(Bytes::of).orElse(Bytes.EMPTY),
                row.getTimestamp("deadline").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                StateRow.state(row));
    }

    @Override
    public List<Dispatch> dispatches() {
        return jdbc.sql("select nonce, hashes, versions, intents from dispatches order by nonce")
                .query((row, i) -> dispatch(row))
                .list();
    }

    private static Dispatch dispatch(ResultSet row) throws SQLException {
        byte[][] hashes = arrays(row, "hashes");
        byte[][] versions = arrays(row, "versions");
        List<Transaction.Signed> signed = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            signed.add(new Transaction.Signed(Bytes32.of(hashes[i]), Bytes.of(versions[i])));
        }
        return new Dispatch(
                row.getLong("nonce"),
                signed,
                Arrays.stream(arrays(row, "intents"))
                        .map(digest -> new IntentId(Bytes32.of(digest)))
                        .toList());
    }

    private static byte[][] arrays(ResultSet row, String column) throws SQLException {
        return (byte[][]) row.getArray(column).getArray();
    }

    @Override
    public void dispatch(Dispatch dispatch) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into dispatches (id, nonce, hashes, versions, intents) values (?, ?, ?, ?, ?)
                            on conflict (id) do update set nonce = excluded.nonce, hashes = excluded.hashes,
                                versions = excluded.versions, intents = excluded.intents""")
                    .params(
                            dispatch.id().toArray(),
                            dispatch.nonce(),
                            matrix(dispatch.versions().stream()
                                    .map(v -> v.hash().toArray())),
                            matrix(dispatch.versions().stream()
                                    .map(v -> v.bytes().toArray())),
                            digests(dispatch.intents()))
                    .update();
            jdbc.sql("update intents set state = 'sent', transaction = ?, height = null, block = null, code = null"
                            + " where digest = any (?) and " + OPEN)
                    .params(dispatch.newest().hash().toArray(), digests(dispatch.intents()))
                    .update();
        });
    }

    @Override
    public void move(Map<IntentId, IntentState> states, Set<Bytes32> closed) {
        // Those of one transaction mostly share their outcome: one statement for them.
        Map<IntentState, List<IntentId>> alike = states.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        transactions.executeWithoutResult(status -> {
            alike.forEach(this::move);
            if (!closed.isEmpty()) {
                jdbc.sql("delete from dispatches where id = any (?)")
                        .param(matrix(closed.stream().map(Bytes32::toArray)))
                        .update();
            }
        });
        states.forEach((id, state) -> {
            if (state.isTerminal()) {
                outcomes.decided(id);
            }
        });
    }

    private void move(IntentState state, List<IntentId> intents) {
        @Nullable Object[] columns = StateRow.of(state).columns();
        @Nullable Object[] values = Arrays.copyOf(columns, columns.length + 1);
        values[columns.length] = digests(intents);
        statements.update(
                "update intents set state = ?, transaction = ?, height = ?, block = ?, code = ? where digest = any (?) and "
                        + OPEN,
                values);
    }

    /**
     * Forgets the items of some entries that ended and whose deadline lies before that time; digest and outcome stay. A chain
     * that takes back blocks so old reopens none of them, for their deadline is past. Gives how many; ask again until none.
     */
    int forgetItems(Instant before) {
        return jdbc.sql("""
                        update intents set item = null where digest in (
                            select digest from intents
                            where item is not null and state in ('final', 'rejected', 'expired') and deadline < ?
                            order by deadline limit 5000)""").param(Timestamp.from(before)).update();
    }

    @Override
    public void undone(Optional<BlockRef> ancestor) {
        jdbc.sql("""
                        update intents set state = 'received', height = null, block = null, code = null
                        where state in ('final', 'rejected') and height > ? and item is not null""")
                .param(ancestor.map(ref -> ref.height().value()).orElse(-1L))
                .update();
    }

    private static byte[][] digests(Collection<IntentId> intents) {
        return matrix(intents.stream().map(id -> id.digest().toArray()));
    }

    private static byte[][] matrix(Stream<byte[]> rows) {
        return rows.toArray(byte[][]::new);
    }
}
