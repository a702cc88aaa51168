package health.parcha.node.logging;

import health.parcha.log.Entry;
import health.parcha.log.Hash;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogForked;
import health.parcha.log.LogStorage;
import health.parcha.log.ResourceAbsent;
import health.parcha.log.Tile;
import health.parcha.log.TileId;
import health.parcha.log.WriterConflict;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The log in the node's own database: an entry is there if and only if the rows of its act are. */
@Component
class PostgresLogStorage implements LogStorage {
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    PostgresLogStorage(JdbcClient jdbc, JdbcTemplate batches, TransactionOperations transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public LeafIndex append(List<Entry> entries) {
        return append(entries, clock.instant());
    }

    /** As {@link #append(List)}, taken at a time that the caller writes into receipts as well. */
    LeafIndex append(List<Entry> entries, Instant taken) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an entry is appended within the transaction of its act");
        }
        // The row stays locked until the caller's transaction ends: the next one sees what it decided, and no gap.
        long first = jdbc.sql("update log_counter set next_index = next_index + ? returning next_index")
                        .param(entries.size())
                        .query(Long.class)
                        .single()
                - entries.size();
        Timestamp time = Timestamp.from(taken.truncatedTo(ChronoUnit.MILLIS));
        List<Object[]> rows = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            rows.add(new Object[] {first + i, entries.get(i).bytes(), time});
        }
        batches.batchUpdate("insert into log_entries (index, entry, taken_at) values (?, ?, ?)", rows);
        return new LeafIndex(first);
    }

    @Override
    public List<Entry> entries(LeafIndex from, int max) {
        return jdbc.sql("select entry from log_entries where index >= ? and index < ? order by index")
                .params(from.value(), from.value() + max)
                .query((row, i) -> Entry.of(row.getBytes(1)))
                .list();
    }

    @Override
    public Optional<byte[]> checkpoint() {
        return jdbc.sql("select note from log_checkpoint")
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    @Override
    public void replaceCheckpoint(Optional<byte[]> expected, byte[] next) {
        int replaced = expected.isPresent()
                ? jdbc.sql("update log_checkpoint set note = ? where note = ?")
                        .params(next, expected.get())
                        .update()
                : jdbc.sql("insert into log_checkpoint (note) values (?) on conflict do nothing")
                        .param(next)
                        .update();
        if (replaced != 1) {
            throw new WriterConflict("another writer has stored a checkpoint meanwhile");
        }
    }

    @Override
    public void storeTiles(List<Tile> tiles) {
        transactions.executeWithoutResult(status -> tiles.forEach(this::store));
    }

    private void store(Tile tile) {
        TileId id = tile.id();
        byte[] given = tile.bytes();
        byte[] stored = jdbc.sql("select hashes from log_tiles where level = ? and index = ? for update")
                .params(id.level(), id.index())
                .query((row, i) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
        int common = Math.min(stored.length, given.length);
        if (Arrays.mismatch(stored, 0, common, given, 0, common) >= 0) {
            throw new LogForked("tile " + id.path() + " differs from the stored one; do not write, check the log");
        }
        if (stored.length < given.length) {
            jdbc.sql("""
                            insert into log_tiles (level, index, hashes) values (?, ?, ?)
                            on conflict (level, index) do update set hashes = excluded.hashes
                            where octet_length(excluded.hashes) > octet_length(log_tiles.hashes)""").params(id.level(), id.index(), given).update();
        }
    }

    @Override
    public List<Tile> tiles(List<TileId> ids) {
        return ids.stream().map(this::tile).toList();
    }

    private Tile tile(TileId id) {
        byte[] stored = jdbc.sql("select hashes from log_tiles where level = ? and index = ?")
                .params(id.level(), id.index())
                .query((row, i) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
        if (stored.length < id.width() * Hash.BYTES) {
            throw new ResourceAbsent("tile " + id.path() + " is not stored");
        }
        return Tile.of(id, stored);
    }
}
