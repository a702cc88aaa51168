package health.parcha.node.logging;

import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Hex;
import health.parcha.log.EntryType;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogParty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this member's log holds about somebody, for the trails. */
@Component
public final class TrailEntries {
    private static final String SELECT = """
            select o.index, o.act, o.actor, o.subject, o.object, o.opening, o.salt, o.document, e.entry, e.taken_at
            from log_openings o join log_entries e using (index)
            """;

    private final JdbcClient jdbc;
    private final MemberLog log;

    TrailEntries(JdbcClient jdbc, MemberLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** Acts upon that person's file or account, oldest first, from an index on. */
    public List<TrailEntry> ofSubject(AccountId subject, LeafIndex from, int max) {
        return jdbc.sql(SELECT + "where o.subject = ? and o.index >= ? order by o.index limit ?")
                .params(LogParty.of(subject).text(), from.value(), max)
                .query(this::entry)
                .list();
    }

    /**
     * Acts about one object in that person's file, and every read of the file, oldest first, from an index on. The id of a
     * record stands for all its versions.
     */
    public List<TrailEntry> ofObject(AccountId subject, String object, LeafIndex from, int max) {
        return jdbc.sql(SELECT + "where o.subject = ? and o.index >= ? and (o.object like ? || '%' or o.act = ?)"
                        + " order by o.index limit ?")
                .params(LogParty.of(subject).text(), from.value(), object, EntryType.RECORD_CONSULTED.word(), max)
                .query(this::entry)
                .list();
    }

    /** Acts by any of those people, newest first, below an index. */
    public List<TrailEntry> ofActors(Collection<AccountId> actors, LeafIndex below, int max) {
        return jdbc.sql(SELECT + "where o.actor = any (?) and o.index < ? order by o.index desc limit ?")
                .params(actors.stream().map(a -> LogParty.of(a).text()).toArray(String[]::new), below.value(), max)
                .query(this::entry)
                .list();
    }

    private TrailEntry entry(ResultSet row, int i) throws SQLException {
        LeafIndex index = new LeafIndex(row.getLong("index"));
        Instant taken = row.getTimestamp("taken_at").toInstant();
        byte @Nullable [] salt = row.getBytes("salt");
        return new TrailEntry(
                index,
                taken,
                row.getString("act"),
                row.getString("actor"),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getString("object")),
                salt == null
                        ? Optional.empty()
                        : Optional.of(new TrailEntry.Opened(row.getString("opening"), Hex.of(salt))),
                Optional.ofNullable(row.getString("document")),
                log.receipt(index, row.getBytes("entry"), taken));
    }
}
