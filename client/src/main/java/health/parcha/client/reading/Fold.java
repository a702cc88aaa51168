package health.parcha.client.reading;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.seal.IndexEntry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which segments of an index change when entries come in: entries by category and year of their date, in an order that
 * hangs on nothing but the entries, so that two devices folding the same records write the same lines.
 */
final class Fold {
    /** A year of one category. */
    record Shelf(Category category, int year) implements Comparable<Shelf> {
        @Override
        public int compareTo(Shelf other) {
            return Comparator.comparing(Shelf::category)
                    .thenComparingInt(Shelf::year)
                    .compare(this, other);
        }
    }

    /** An entry and where it belongs. */
    record Filed(Category category, IndexEntry entry) {
        Shelf shelf() {
            return new Shelf(category, entry.date().atZone(ZoneOffset.UTC).getYear());
        }
    }

    private record Version(AccountId author, RecordId record, long version) {
        static Version of(IndexEntry entry) {
            return new Version(entry.author(), entry.record(), entry.version());
        }
    }

    private static final Comparator<IndexEntry> ORDER = Comparator.comparing(IndexEntry::date)
            .thenComparing(IndexEntry::author)
            .thenComparing(entry -> entry.record().hex())
            .thenComparingLong(IndexEntry::version);

    private Fold() {}

    /**
     * The new content of each shelf that changes; shelves that get nothing new are not in the answer.
     *
     * @param present what each shelf holds
     * @param fresh what comes in; versions that are present already are left as they are
     */
    static Map<Shelf, List<IndexEntry>> fold(Map<Shelf, List<IndexEntry>> present, List<Filed> fresh) {
        Map<Shelf, Map<Version, IndexEntry>> incoming = new TreeMap<>();
        Comparator<Version> byText = Comparator.comparing(Version::toString);
        fresh.forEach(filed -> incoming.computeIfAbsent(filed.shelf(), shelf -> new TreeMap<>(byText))
                .putIfAbsent(Version.of(filed.entry()), filed.entry()));
        Map<Shelf, List<IndexEntry>> changed = new TreeMap<>();
        incoming.forEach((shelf, entries) -> {
            List<IndexEntry> held = present.getOrDefault(shelf, List.of());
            held.forEach(entry -> entries.remove(Version.of(entry)));
            if (!entries.isEmpty()) {
                List<IndexEntry> all = new ArrayList<>(held);
                all.addAll(entries.values());
                all.sort(ORDER);
                changed.put(shelf, List.copyOf(all));
            }
        });
        return changed;
    }
}
