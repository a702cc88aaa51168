package health.parcha.node.logging;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.log.Entry;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogOrigin;
import health.parcha.log.LogParty;
import health.parcha.log.Opening;
import health.parcha.log.Receipt;
import health.parcha.log.RecordLog;
import health.parcha.log.Salt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The member's log in PostgreSQL: entries beside the rows of their acts, what they mean beside the entries. */
@Component
class PostgresMemberLog implements MemberLog {
    private final RecordLog log;
    private final LogOrigin origin;
    private final PostgresLogStorage storage;
    private final JdbcTemplate jdbc;
    private final LogWriter writer;
    private final InstantSource clock;
    private final SecureRandom random;

    PostgresMemberLog(
            RecordLog log,
            LogOrigin origin,
            PostgresLogStorage storage,
            JdbcTemplate jdbc,
            LogWriter writer,
            InstantSource clock,
            SecureRandom random) {
        this.log = log;
        this.origin = origin;
        this.storage = storage;
        this.jdbc = jdbc;
        this.writer = writer;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Logged append(Opening opening) {
        try (Salt salt = Salt.generate(random)) {
            Entry entry = opening.entry(salt);
            Instant now = clock.instant();
            LeafIndex index = append(List.of(entry), now);
            String json = CanonicalJson.text(opening.json());
            jdbc.update(
                    "insert into log_openings (index, act, actor, subject, object, opening, salt) values (?, ?, ?, ?, ?, ?, ?)",
                    index.value(),
                    opening.act().word(),
                    opening.actor().text(),
                    opening.subject().map(LogParty::text).orElse(null),
                    opening.object().orElse(null),
                    json,
                    salt.exposeBytes());
            return new Logged(index, json, Hex.of(salt.exposeBytes()), receipt(index, entry.bytes(), now));
        }
    }

    @Override
    public List<Logged> appendRecords(List<RecordEntry> records, Instant now) {
        if (records.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = records.stream().map(PostgresMemberLog::entry).toList();
        LeafIndex first = append(entries, now);
        List<@Nullable Object[]> rows = new ArrayList<>(records.size());
        List<Logged> logged = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            RecordEntry record = records.get(i);
            LeafIndex index = first.plus(i);
            rows.add(new @Nullable Object[] {
                index.value(),
                record.type().word(),
                LogParty.of(record.actor()).text(),
                LogParty.of(record.subject()).text(),
                record.object(),
                record.document()
            });
            logged.add(new Logged(index, "", "", receipt(index, entries.get(i).bytes(), now)));
        }
        jdbc.batchUpdate(
                "insert into log_openings (index, act, actor, subject, object, document) values (?, ?, ?, ?, ?, ?)",
                rows);
        return logged;
    }

    @Override
    public String receipt(LeafIndex index, byte[] entry, Instant time) {
        Instant taken = time.truncatedTo(ChronoUnit.MILLIS);
        Receipt receipt =
                new Receipt(origin, index, Entry.of(entry).leaf(), taken, taken.plus(Receipt.INCLUSION_DELAY));
        return new String(log.sign(receipt).bytes(), StandardCharsets.UTF_8);
    }

    private LeafIndex append(List<Entry> entries, Instant now) {
        LeafIndex first = storage.append(entries, now);
        TransactionSynchronizationManager.registerSynchronization(new WakeWriter());
        return first;
    }

    private static Entry entry(RecordEntry record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Entry.BYTES);
        bytes.write(record.type().code());
        bytes.writeBytes(record.commitment().bytes());
        return Entry.of(bytes.toByteArray());
    }

    private final class WakeWriter implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            writer.wake();
        }
    }
}
