package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Commitment;
import health.parcha.core.record.Handle;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.log.LeafIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of records. */
@Component
public class RecordStore {
    private static final String COLUMNS =
            "r.author, r.record, r.version, r.state, r.cid, r.commitment, r.descriptor, r.log_index, r.received_at";

    private final JdbcClient sql;
    private final JdbcTemplate jdbc;

    RecordStore(JdbcClient sql, JdbcTemplate jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    /** What is here of a record's version. */
    record Known(Digest descriptor, Commitment commitment, RecordState state, LeafIndex index, Instant receivedAt) {}

    /** Which of these versions are here, in one look. */
    Map<RecordKey, Known> find(AccountId author, Collection<RecordKey> keys) {
        Map<RecordKey, Known> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        byte[][] ids = keys.stream().map(key -> key.record().bytes()).toArray(byte[][]::new);
        sql.sql("select record, version, digest, commitment, state, log_index, received_at from records"
                        + " where author = ? and record = any(?)")
                .params(author.bytes(), ids)
                .query((row, n) -> found.put(
                        new RecordKey(author, RecordId.of(row.getBytes("record")), row.getInt("version")),
                        new Known(
                                Digest.ofHash(row.getBytes("digest")),
                                Commitment.of(row.getBytes("commitment")),
                                RecordState.of(row.getString("state")),
                                new LeafIndex(row.getLong("log_index")),
                                row.getTimestamp("received_at").toInstant())))
                .list();
        return found;
    }

    /** Writes rows, within the caller's transaction. */
    void insert(List<NewRecord> records, AccountId author, List<LeafIndex> indexes, Instant now) {
        List<Object[]> rows = new java.util.ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            NewRecord each = records.get(i);
            rows.add(new Object[] {
                author.bytes(),
                each.said().record().bytes(),
                each.said().version(),
                each.said().account().bytes(),
                each.said().handle().map(Handle::bytes).orElse(null),
                each.state().word(),
                each.said().cid().text(),
                each.header(),
                each.authorHeader(),
                each.said().commitment().bytes(),
                each.descriptor().compact(),
                each.descriptor().digest().bytes(),
                each.treatment().map(act -> act.compact()).orElse(null),
                indexes.get(i).value(),
                Timestamp.from(now)
            });
        }
        jdbc.batchUpdate(
                "insert into records (author, record, version, account, handle, state, cid, header, author_header,"
                        + " commitment, descriptor, digest, treatment, log_index, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** What of a file may be served: which handles from when on, or everything. */
    public sealed interface Selection {
        /** The owner's own view: all but what was declined. */
        record Whole() implements Selection {}

        /** A grant's view: confirmed records under these handles, received at or after the time beside each. */
        record Handles(List<Handle> handles, List<Instant> since) implements Selection {}

        /** The author's own copies. */
        record WrittenBy(AccountId author) implements Selection {}
    }

    /**
     * The versions of an account's records that a selection lets through, newest first.
     *
     * @param records only these ids, where there are any
     * @param after only what the log has behind that entry
     */
    public List<RecordKey> select(
            AccountId account, Selection selection, List<RecordId> records, Optional<LeafIndex> after) {
        byte[][] ids = records.stream().map(RecordId::bytes).toArray(byte[][]::new);
        long behind = after.map(LeafIndex::value).orElse(-1L);
        String narrowed = " and r.log_index > ? and (? or r.record = any(?)) order by r.log_index desc";
        String select = "select r.author, r.record, r.version from records r";
        return switch (selection) {
            case Selection.Whole w ->
                keys(sql.sql(select + " where r.account = ? and r.state <> 'declined'" + narrowed)
                        .params(account.bytes(), behind, ids.length == 0, ids));
            case Selection.Handles h ->
                keys(sql.sql(select
                                + " join unnest(?::bytea[], ?::timestamptz[]) as v(handle, since) on v.handle = r.handle"
                                + " where r.account = ? and r.state = 'confirmed' and r.received_at >= v.since"
                                + narrowed)
                        .params(
                                h.handles().stream().map(Handle::bytes).toArray(byte[][]::new),
                                h.since().stream().map(Timestamp::from).toArray(Timestamp[]::new),
                                account.bytes(),
                                behind,
                                ids.length == 0,
                                ids));
            case Selection.WrittenBy w ->
                keys(sql.sql(select + " where r.account = ? and r.author = ?" + narrowed)
                        .params(account.bytes(), w.author().bytes(), behind, ids.length == 0, ids));
        };
    }

    private static List<RecordKey> keys(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new RecordKey(
                        AccountId.of(row.getBytes("author")),
                        RecordId.of(row.getBytes("record")),
                        row.getInt("version")))
                .list();
    }

    /** Reads versions in the order asked for, with the header row of the patient or of the author's copy. */
    public List<KeptRecord> read(List<RecordKey> keys, boolean authorsCopy) {
        return sql.sql("select " + COLUMNS + ", " + (authorsCopy ? "r.author_header" : "r.header") + " as row"
                        + " from unnest(?::bytea[], ?::bytea[], ?::int[]) with ordinality as k(author, record, version, n)"
                        + " join records r on r.author = k.author and r.record = k.record and r.version = k.version"
                        + " order by k.n")
                .params(
                        keys.stream().map(k -> k.author().bytes()).toArray(byte[][]::new),
                        keys.stream().map(k -> k.record().bytes()).toArray(byte[][]::new),
                        keys.stream().map(RecordKey::version).toArray(Integer[]::new))
                .query((row, n) -> kept(row))
                .list();
    }

    private static KeptRecord kept(ResultSet row) throws SQLException {
        return new KeptRecord(
                AccountId.of(row.getBytes("author")),
                RecordId.of(row.getBytes("record")),
                row.getInt("version"),
                RecordState.of(row.getString("state")),
                new Cid(row.getString("cid")),
                row.getBytes("row"),
                Commitment.of(row.getBytes("commitment")),
                row.getString("descriptor"),
                new LeafIndex(row.getLong("log_index")),
                row.getTimestamp("received_at").toInstant());
    }

    /** Whose file a version was written into. */
    Optional<AccountId> subject(RecordKey key) {
        return sql.sql("select account from records where author = ? and record = ? and version = ?")
                .params(key.author().bytes(), key.record().bytes(), key.version())
                .query(byte[].class)
                .optional()
                .map(AccountId::of);
    }

    /** Takes the owner's answer; whether there was none before. */
    boolean decide(RecordKey key, RecordState state, Optional<Handle> handle) {
        return sql.sql("update records set state = ?, handle = ?"
                                + " where author = ? and record = ? and version = ? and state = 'unconfirmed'")
                        .params(java.util.Arrays.asList(
                                state.word(),
                                handle.map(Handle::bytes).orElse(null),
                                key.author().bytes(),
                                key.record().bytes(),
                                key.version()))
                        .update()
                == 1;
    }
}
