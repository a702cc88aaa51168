package health.parcha.client.reading;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import health.parcha.seal.IndexEntry;
import health.parcha.seal.IndexSegment;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HeaderRow;
import health.parcha.seal.age.HybridIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a reader opens records: by the file keys of the index, the rest by their header rows. Records of one kind come in
 * runs, so the identity that fitted last is tried first. Safe for use by many threads.
 */
final class OpeningKeys {
    private record Version(AccountId author, RecordId record, long version) {}

    private final List<HybridIdentity> rows;
    private final Map<Version, IndexEntry> index = new ConcurrentHashMap<>();
    private volatile Optional<HybridIdentity> hot = Optional.empty();

    OpeningKeys(List<HybridIdentity> rows) {
        this.rows = List.copyOf(rows);
    }

    void add(IndexSegment segment) {
        for (IndexEntry entry : segment.entries()) {
            index.put(new Version(entry.author(), entry.record(), entry.version()), entry);
        }
    }

    Optional<IndexEntry> entry(ServedRecord served) {
        return Optional.ofNullable(index.get(new Version(served.author(), served.record(), served.version())));
    }

    /** The file key of a record, by its header row. */
    FileKey open(byte[] headerRow) throws AgeException {
        HeaderRow row = HeaderRow.of(headerRow);
        Optional<HybridIdentity> first = hot;
        if (first.isPresent()) {
            Optional<FileKey> key = attempt(row, first.get());
            if (key.isPresent()) {
                return key.get();
            }
        }
        for (HybridIdentity identity : rows) {
            Optional<FileKey> key = attempt(row, identity);
            if (key.isPresent()) {
                hot = Optional.of(identity);
                return key.get();
            }
        }
        return row.open(List.of());
    }

    private static Optional<FileKey> attempt(HeaderRow row, HybridIdentity identity) throws AgeException {
        try {
            return Optional.of(row.open(List.of(identity)));
        } catch (AgeException.NoIdentityMatched e) {
            return Optional.empty();
        }
    }
}
