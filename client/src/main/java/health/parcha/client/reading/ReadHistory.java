package health.parcha.client.reading;

import health.parcha.client.CheckFailed;
import health.parcha.client.people.Person;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.session.Me;
import health.parcha.client.share.Share;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Signed;
import health.parcha.log.Receipt;
import health.parcha.seal.IndexSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads a whole file in one go: one access act, one stream from all hospitals, each record opened and checked in parallel,
 * newest first. Nothing is dropped silently: what fails a check says which, who did not answer is named.
 */
public final class ReadHistory {

    private final Me me;

    public ReadHistory(Me me) {
        this.me = me;
    }

    /** One's own file. */
    public History mine(Scope scope) {
        return read(mineOpened(scope));
    }

    /** A file that was shared with the reader. */
    public History shared(Share share, Scope scope, Purpose purpose) {
        return read(open(
                share.owner(), AccessBasis.TICKET, share.id().hex(), FileKeys.granted(share.keys()), scope, purpose));
    }

    /** What the reader's organisation has written into a patient's file: the author's copies. */
    public History written(AccountId patient, Scope scope, Purpose purpose) {
        return read(open(
                me.people().known(patient), AccessBasis.AUTHOR, "", FileKeys.author(me.keyring()), scope, purpose));
    }

    /** What came, with what it takes to open it. */
    record Gathered(Person owner, Served served, List<OpenedSegment> openedSegments, RecordCheck check) {
        List<IndexSegment> segments() {
            return openedSegments.stream().map(OpenedSegment::segment).toList();
        }
    }

    /** A part of the index, opened, and the file it was opened from. */
    record OpenedSegment(IndexSegment segment, Blob file) {}

    Gathered mineOpened(Scope scope) {
        return open(me.self(), AccessBasis.OWNER, "", FileKeys.owner(me.keyring()), scope, Purpose.PATIENT_REQUEST);
    }

    private Gathered open(
            Person owner, AccessBasis basis, String basisId, FileKeys keys, Scope scope, Purpose purpose) {
        Signed<AccessAct> act = me.sign(me.act(owner.account(), basis, basisId, purpose));
        Map<AccountId, Future<Person>> authors = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Served served = Reading.read(
                    me.network(),
                    me.door(),
                    act,
                    scope,
                    record -> authors.computeIfAbsent(
                            record.author(),
                            account -> threads.submit(() -> me.people().known(account))));
            OpeningKeys opening = new OpeningKeys(keys.rows());
            List<OpenedSegment> segments = segments(owner, keys, served);
            segments.forEach(opened -> opening.add(opened.segment()));
            Map<MemberNumber, MemberLog> logs = logs(served);
            RecordCheck check = new RecordCheck(
                    me.network().id(),
                    owner.account(),
                    opening,
                    account -> get(authors, account),
                    member -> Optional.ofNullable(logs.get(member)).orElseThrow());
            return new Gathered(owner, served, segments, check);
        }
    }

    private History read(Gathered gathered) {
        Served served = gathered.served();
        List<HistoryItem> items = served.records().parallelStream()
                .map(record -> served.distrusted().containsKey(record.member())
                        ? distrusted(record, served)
                        : gathered.check().check(record))
                .toList();
        gathered.segments().forEach(IndexSegment::close);
        me.remember();
        return new History(gathered.owner().account(), newestFirst(items), served.distrusted(), served.absent());
    }

    private List<OpenedSegment> segments(Person owner, FileKeys keys, Served served) {
        Segments opener = new Segments(me.network().id(), owner, me.notes(), keys.indexes());
        return served.segments().stream()
                .flatMap(part -> opener.open(part.file().bytes()).stream()
                        .map(segment -> new OpenedSegment(segment, part.file())))
                .toList();
    }

    private Map<MemberNumber, MemberLog> logs(Served served) {
        Map<MemberNumber, MemberLog> logs = new HashMap<>();
        served.records()
                .forEach(record -> logs.computeIfAbsent(
                        record.member(), member -> MemberLog.of(me.network().member(member))));
        return logs;
    }

    private static Person get(Map<AccountId, Future<Person>> authors, AccountId account) {
        Future<Person> author = Optional.ofNullable(authors.get(account)).orElseThrow();
        try {
            return author.get();
        } catch (ExecutionException e) {
            throw new CheckFailed(
                    "AUTHOR_UNKNOWN",
                    "The author's card cannot be checked: "
                            + Optional.ofNullable(e.getCause())
                                    .map(Throwable::getMessage)
                                    .orElse("no cause") + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CheckFailed("AUTHOR_UNKNOWN", "The author's card was not fetched in time.");
        }
    }

    private static HistoryItem distrusted(ServedRecord record, Served served) {
        String reason =
                Optional.ofNullable(served.distrusted().get(record.member())).orElse("");
        return new HistoryItem(
                record, Optional.empty(), Optional.empty(), new Verdict.Failed("SERVED_LINE", reason), true);
    }

    /** The newest first; of several versions of a record the last one is the latest. */
    private static List<HistoryItem> newestFirst(List<HistoryItem> items) {
        record Key(AccountId author, RecordId record) {}
        Map<Key, Integer> last = new HashMap<>();
        items.forEach(item -> last.merge(
                new Key(item.served().author(), item.served().record()),
                item.served().version(),
                Math::max));
        List<HistoryItem> sorted = new ArrayList<>(items.stream()
                .map(item -> item.withLatest(item.served().version()
                        == last.getOrDefault(
                                new Key(item.served().author(), item.served().record()), 0)))
                .toList());
        sorted.sort(Comparator.comparing(HistoryItem::date)
                .thenComparing(item -> item.receipt().map(Receipt::time).orElse(Instant.EPOCH))
                .thenComparingInt(item -> item.served().version())
                .reversed());
        return sorted;
    }
}
