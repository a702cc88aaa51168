package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.session.Me;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Category;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Signed;
import health.parcha.log.LeafIndex;
import health.parcha.seal.CategoryKeys;
import health.parcha.seal.IndexEntry;
import health.parcha.seal.IndexSegment;
import health.parcha.seal.age.AgeException;
import health.parcha.seal.age.FileKey;
import health.parcha.seal.age.HybridRecipient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds the owner's confirmed records into the index, so that a reader opens them with one asymmetric operation a segment.
 * Done before every grant. What this device has folded already is not fetched again, nor is the index where nothing is new, so
 * a grant costs the same for any file.
 */
public final class FoldIndex {
    private static final int TRIES = 3;

    private final Me owner;
    private final ReadHistory reader;

    public FoldIndex(Me owner) {
        this.owner = owner;
        this.reader = new ReadHistory(owner);
    }

    /**
     * Folds what is new; returns how many records came into the index.
     *
     * @throws CheckFailed FOLD_CHECK where a record does not pass its checks: nothing is folded then, look at the history
     * @throws Refused STALE_VERSION where other devices keep changing the index
     */
    public int fold() {
        for (int i = 1; ; i++) {
            try {
                return once();
            } catch (Refused e) {
                if (!e.code().equals("STALE_VERSION") || i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Seals the whole index of these categories anew to their current recipients: after an epoch has turned. */
    public void sealAnew(Set<Category> categories) {
        Index index = readIndex();
        Outgoing out = new Outgoing(owner);
        index.shelves.forEach((shelf, held) -> {
            if (categories.contains(shelf.category())) {
                put(out, index, shelf, held.segment().entries());
            }
        });
        out.send();
        index.close();
    }

    /** How many records the index holds, by category. */
    public Map<Category, Integer> counts() {
        Map<Category, Integer> counts = new TreeMap<>();
        try (Index index = readIndex()) {
            index.shelves.forEach((shelf, held) ->
                    counts.merge(shelf.category(), held.segment().entries().size(), Integer::sum));
        }
        return counts;
    }

    private int once() {
        Map<MemberNumber, LeafIndex> before = owner.notes().folded();
        ReadHistory.Gathered gathered = reader.mineOpened(before.isEmpty() ? Scope.all() : Scope.after(before));
        List<Fold.Filed> filed = gathered.served().records().parallelStream()
                .filter(ServedRecord::confirmed)
                .map(record -> file(gathered, record))
                .toList();
        int folded = filed.isEmpty() ? 0 : write(filed);
        gathered.segments().forEach(IndexSegment::close);
        remember(gathered.served());
        return folded;
    }

    private Fold.Filed file(ReadHistory.Gathered gathered, ServedRecord served) {
        HistoryItem item = gathered.check().check(served);
        if (!item.verdict().isChecked() || gathered.served().distrusted().containsKey(served.member())) {
            throw new CheckFailed(
                    "FOLD_CHECK", "Record " + served.record() + " does not pass its checks: " + item.verdict() + ".");
        }
        try {
            Optional<IndexEntry> known = gathered.check().entry(served);
            FileKey key =
                    known.isPresent() ? known.get().key() : gathered.check().fileKey(served);
            return new Fold.Filed(
                    item.record().orElseThrow().claims().category(),
                    IndexEntry.of(item.record().orElseThrow(), key, served.cid().text()));
        } catch (AgeException e) {
            throw new CheckFailed(e.code(), "Record " + served.record() + " does not open: " + e.getMessage() + ".");
        }
    }

    private int write(List<Fold.Filed> filed) {
        Index index = readIndex();
        Map<Fold.Shelf, List<IndexEntry>> present = new HashMap<>();
        index.shelves.forEach((shelf, held) -> present.put(shelf, held.segment().entries()));
        int before = present.values().stream().mapToInt(List::size).sum();
        Outgoing out = new Outgoing(owner);
        Fold.fold(present, filed).forEach((shelf, entries) -> {
            put(out, index, shelf, entries);
            present.put(shelf, entries);
        });
        out.send();
        int after = present.values().stream().mapToInt(List::size).sum();
        index.close();
        return after - before;
    }

    /** A segment of the index as it stands at the nodes. */
    private record Held(IndexSegment segment, Signed<SegmentHead> head) {}

    /** The index as it stands. */
    private static final class Index implements AutoCloseable {
        private final Map<Fold.Shelf, Held> shelves = new TreeMap<>();

        @Override
        public void close() {
            shelves.values().forEach(held -> held.segment().close());
        }
    }

    private Index readIndex() {
        Index index = new Index();
        ReadHistory.Gathered gathered = reader.mineOpened(Scope.indexAlone());
        Map<Digest, Signed<SegmentHead>> heads = new HashMap<>();
        gathered.served()
                .segments()
                .forEach(served -> served.head()
                        .ifPresent(head -> heads.put(head.document().file(), head)));
        for (ReadHistory.OpenedSegment opened : gathered.openedSegments()) {
            Signed<SegmentHead> head = Optional.ofNullable(
                            heads.get(Digest.of(opened.file().bytes())))
                    .orElseThrow(() -> new CheckFailed(
                            "INDEX_HEAD", "The own node does not say which version of the index it serves."));
            IndexSegment segment = opened.segment();
            Held held = new Held(segment, head);
            index.shelves.merge(
                    new Fold.Shelf(segment.head().category(), segment.head().year()),
                    held,
                    (one, other) -> one.head().document().version()
                                    >= other.head().document().version()
                            ? one
                            : other);
        }
        return index;
    }

    private void put(Outgoing out, Index index, Fold.Shelf shelf, List<IndexEntry> entries) {
        Optional<Held> held = Optional.ofNullable(index.shelves.get(shelf));
        int version = held.map(h -> h.head().document().version() + 1).orElse(1);
        IndexSegment segment = IndexSegment.sign(
                new health.parcha.seal.SegmentHead(
                        owner.network().id(),
                        owner.account(),
                        shelf.category(),
                        shelf.year(),
                        version,
                        held.map(h -> h.segment().jws().digest())),
                entries,
                owner.recordSigner());
        byte[] file =
                segment.seal(recipient(shelf.category()), owner.surroundings().random());
        Signed<SegmentHead> head = owner.sign(new SegmentHead(
                owner.network().id(),
                owner.account(),
                owner.keyring().handle(shelf.category()),
                shelf.year(),
                version,
                Digest.of(file),
                held.map(h -> h.head().digest())));
        out.add(head, file);
    }

    private HybridRecipient recipient(Category category) {
        CategoryKeys keys = owner.keyring().category(category);
        return keys.index(keys.current()).recipient();
    }

    /**
     * Remembers how far was folded of each member: up to its newest record, or to the first that waits for its owner, whose
     * acceptance must not go unseen. Of a member that was away nothing changes.
     */
    private void remember(Served served) {
        Map<MemberNumber, LeafIndex> firstWaiting = new TreeMap<>();
        served.records().stream()
                .filter(record -> !record.confirmed())
                .forEach(record -> firstWaiting.merge(record.member(), index(record), FoldIndex::lower));
        for (ServedRecord record : served.records()) {
            LeafIndex index = index(record);
            LeafIndex waiting = firstWaiting.get(record.member());
            if (waiting == null || index.compareTo(waiting) < 0) {
                owner.notes().foldedUpTo(record.member(), index);
            }
        }
        owner.remember();
    }

    private static LeafIndex lower(LeafIndex one, LeafIndex other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private LeafIndex index(ServedRecord record) {
        return MemberLog.of(owner.network().member(record.member()))
                .receipt(record.receipt())
                .index();
    }
}
