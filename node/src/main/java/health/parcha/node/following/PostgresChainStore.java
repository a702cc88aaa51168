package health.parcha.node.following;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.follow.SettledBatch;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.IntentId;
import health.parcha.core.party.NetworkId;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The settled chain in the node's own database: its blocks, and what they made of accounts, grants, members and anchors. */
@Component
class PostgresChainStore implements ChainStore {
    /** How far below the head the row of a block without events is kept. */
    private static final int KEPT = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionOperations transactions;
    private final Projection projection;
    private final ChainEntries entries;
    private final List<OnUndo> onUndo;

    PostgresChainStore(
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionOperations transactions,
            Projection projection,
            ChainEntries entries,
            List<OnUndo> onUndo) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.projection = projection;
        this.entries = entries;
        this.onUndo = onUndo;
    }

    @Override
    public Optional<ChainIdentity> identity() {
        return jdbc.sql("select network, genesis, code from chain_identity")
                .query((row, i) -> new ChainIdentity(
                        NetworkId.of(row.getBytes("network")),
                        Bytes32.of(row.getBytes("genesis")),
                        Bytes32.of(row.getBytes("code"))))
                .optional();
    }

    @Override
    public void begin(ChainIdentity identity) {
        int begun = jdbc.sql(
                        "insert into chain_identity (network, genesis, code) values (?, ?, ?) on conflict do nothing")
                .params(
                        identity.network().bytes(),
                        identity.genesis().toArray(),
                        identity.code().toArray())
                .update();
        if (begun != 1) {
            throw new IllegalStateException("this database was begun on a chain already");
        }
    }

    @Override
    public Optional<Head> head() {
        return jdbc.sql("select height, hash, block_time from chain_settled")
                .query((row, i) -> new Head(
                        new BlockRef(new BlockHeight(row.getLong("height")), Bytes32.of(row.getBytes("hash"))),
                        row.getTimestamp("block_time").toInstant()))
                .optional();
    }

    @Override
    public Optional<Bytes32> hashAt(BlockHeight height) {
        return jdbc.sql("select hash from chain_blocks where height = ?")
                .param(height.value())
                .query((row, i) -> Bytes32.of(row.getBytes(1)))
                .optional();
    }

    @Override
    public void append(List<SettledBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            requireChildOf(head(), blocks.getFirst());
            insertBlocks(blocks);
            blocks.forEach(this::insertBatches);
            blocks.forEach(this::insertEvents);
            List<ChainEntries.Due> due = new ArrayList<>();
            blocks.stream().filter(block -> !block.events().isEmpty()).forEach(block -> due.addAll(follow(block)));
            settle(blocks.getLast());
            prune(blocks.getLast().height());
            // Last, for it holds the log's counter until the transaction ends.
            entries.append(due);
        });
    }

    private List<ChainEntries.Due> follow(SettledBlock block) {
        List<ChainEntries.Due> due = new ArrayList<>();
        projection.begin(block);
        for (SettledEvent event : block.events()) {
            entries.due(block, event).ifPresent(due::add);
            projection.apply(block, event);
        }
        return due;
    }

    private static void requireChildOf(Optional<Head> head, SettledBlock block) {
        boolean child = head.isEmpty()
                || (head.get().ref().hash().equals(block.parent())
                        && head.get().height().plus(1).equals(block.height()));
        if (!child) {
            throw new IllegalStateException("block " + block.ref() + " is no child of the stored head " + head);
        }
    }

    private void insertBlocks(List<SettledBlock> blocks) {
        batches.batchUpdate(
                "insert into chain_blocks (height, hash, time, busy) values (?, ?, ?, ?)",
                blocks.stream()
                        .map(block -> new Object[] {
                            block.height().value(),
                            block.ref().hash().toArray(),
                            Timestamp.from(block.time()),
                            !block.events().isEmpty() || !block.batches().isEmpty()
                        })
                        .toList());
    }

    private void insertBatches(SettledBlock block) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (SettledBatch batch : block.batches()) {
            rows.add(new @Nullable Object[] {
                block.height().value(),
                rows.size(),
                batch.transaction().toArray(),
                batch.relayer().toArray(),
                batch.calldata().toArray(),
                batch.codes().toArray()
            });
        }
        insert(
                "insert into chain_batches (height, ordinal, transaction, relayer, calldata, codes) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void insertEvents(SettledBlock block) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (SettledEvent event : block.events()) {
            rows.add(new @Nullable Object[] {
                block.height().value(),
                event.index(),
                event.event().getClass().getSimpleName(),
                event.intent().map(id -> id.digest().toArray()).orElse(null),
                event.seq().value(),
                event.transaction().toArray()
            });
        }
        insert(
                "insert into chain_events (height, index, event, intent, seq, transaction) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void insert(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows);
        }
    }

    private void settle(SettledBlock head) {
        jdbc.sql("""
                        insert into chain_settled (height, hash, block_time) values (?, ?, ?)
                        on conflict (only_row) do update set
                            height = excluded.height, hash = excluded.hash, block_time = excluded.block_time""")
                .params(head.height().value(), head.ref().hash().toArray(), Timestamp.from(head.time()))
                .update();
    }

    private void prune(BlockHeight head) {
        if (head.value() > KEPT) {
            jdbc.sql("delete from chain_blocks where not busy and height < ?")
                    .param(head.value() - KEPT)
                    .update();
        }
    }

    @Override
    public void undoTo(Optional<BlockRef> ancestor) {
        long last = ancestor.map(ref -> ref.height().value()).orElse(-1L);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("select chain_undo(?)").param(last).query((row, i) -> last).list();
            jdbc.sql("delete from chain_blocks where height > ?").param(last).update();
            onUndo.forEach(other -> other.undone(ancestor));
            jdbc.sql("delete from chain_settled").update();
            jdbc.sql("""
                            insert into chain_settled (height, hash, block_time)
                            select height, hash, time from chain_blocks where height = ?""").param(last).update();
        });
    }

    @Override
    public Map<IntentId, BlockRef> successes(Collection<IntentId> intents) {
        Map<IntentId, BlockRef> found = new HashMap<>();
        if (intents.isEmpty()) {
            return found;
        }
        byte[][] digests = intents.stream().map(id -> id.digest().toArray()).toArray(byte[][]::new);
        jdbc.sql(
                        "select e.intent, b.height, b.hash from chain_events e join chain_blocks b using (height) where e.intent = any (?)")
                .param(digests)
                .query(row -> {
                    found.put(
                            new IntentId(Bytes32.of(row.getBytes("intent"))),
                            new BlockRef(new BlockHeight(row.getLong("height")), Bytes32.of(row.getBytes("hash"))));
                });
        return found;
    }
}
