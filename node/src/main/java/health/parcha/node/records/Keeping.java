package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Commitment;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.log.Entry;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Homes;
import health.parcha.node.blobs.BlobStore;
import health.parcha.node.blobs.BlobStore.Staged;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.deliveries.Deliveries;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.logging.MemberLog.Logged;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.Locators.Locator;
import health.parcha.node.records.RecordStore.Known;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps records: payload files first, then rows, log entries and the word to the patients' homes in one transaction. Before
 * it commits a crash leaves nothing but unnamed files; after it nothing is lost, and sending the same again gives the same
 * receipt.
 */
@Component
class Keeping {
    private final RecordStore store;
    private final Locators locators;
    private final BlobStore blobs;
    private final MemberLog log;
    private final Deliveries deliveries;
    private final Homes homes;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final MemberNumber self;

    Keeping(
            RecordStore store,
            Locators locators,
            BlobStore blobs,
            MemberLog log,
            Deliveries deliveries,
            Homes homes,
            TransactionTemplate transaction,
            InstantSource clock,
            NodeSettings settings) {
        this.store = store;
        this.locators = locators;
        this.blobs = blobs;
        this.log = log;
        this.deliveries = deliveries;
        this.homes = homes;
        this.transaction = transaction;
        this.clock = clock;
        this.self = settings.number();
    }

    /** What became of a record. */
    sealed interface Outcome {
        record Receipt(RecordKey key, long index, String receipt, RecordState state) implements Outcome {}

        record Problem(RecordKey key, Refused refusal) implements Outcome {}
    }

    /** Keeps one author's records, each or none for itself; outcomes in their order. Durable on return. */
    List<Outcome> keep(AccountId author, List<NewRecord> records) throws IOException {
        List<Staged> staged =
                records.stream().flatMap(each -> each.payload().stream()).toList();
        Map<AccountId, List<MemberNumber>> homesOf = records.stream()
                .map(each -> each.said().account())
                .distinct()
                .collect(Collectors.toMap(account -> account, homes::of));
        blobs.makeDurable(staged);
        try {
            return transaction.execute(status -> keepRows(author, records, staged, homesOf));
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return transaction.execute(status -> keepRows(author, records, staged, homesOf));
        }
    }

    private List<Outcome> keepRows(
            AccountId author,
            List<NewRecord> records,
            List<Staged> staged,
            Map<AccountId, List<MemberNumber>> homesOf) {
        Map<RecordKey, Known> known = new HashMap<>(store.find(
                author, records.stream().map(each -> key(author, each)).toList()));
        List<NewRecord> fresh = new ArrayList<>();
        Map<RecordKey, Outcome> outcomes = new HashMap<>();
        for (NewRecord each : records) {
            RecordKey key = key(author, each);
            Optional<Outcome> settled = settled(key, each, known, fresh);
            settled.ifPresent(outcome -> outcomes.put(key, outcome));
            if (settled.isEmpty()) {
                fresh.add(each);
            }
        }
        insert(author, fresh, staged, homesOf).forEach(receipt -> outcomes.put(receipt.key(), receipt));
        return records.stream().map(each -> outcomes.get(key(author, each))).toList();
    }

    /** The outcome of a record that is here already or may not be; empty for one to be inserted. */
    private Optional<Outcome> settled(
            RecordKey key, NewRecord each, Map<RecordKey, Known> known, List<NewRecord> fresh) {
        Optional<Known> here = Optional.ofNullable(known.get(key));
        if (here.isPresent()) {
            return Optional.of(
                    here.get().descriptor().equals(each.descriptor().digest())
                            ? again(key, here.get())
                            : problem(
                                    key,
                                    Code.EXISTS,
                                    "Record " + key.record() + " version " + key.version()
                                            + " is here with another content."));
        }
        if (fresh.stream().anyMatch(other -> key(key.author(), other).equals(key))) {
            return Optional.of(problem(key, Code.EXISTS, "Record " + key.record() + " stands twice in this request."));
        }
        if (each.said().former().isPresent() && !followsFormer(key, each, known, fresh)) {
            return Optional.of(problem(
                    key, Code.STALE_VERSION, "The former version of record " + key.record() + " is not the one here."));
        }
        return Optional.empty();
    }

    private static boolean followsFormer(
            RecordKey key, NewRecord each, Map<RecordKey, Known> known, List<NewRecord> fresh) {
        RecordKey former = new RecordKey(key.author(), key.record(), key.version() - 1);
        Optional<Digest> here = Optional.ofNullable(known.get(former))
                .map(Known::descriptor)
                .or(() -> fresh.stream()
                        .filter(other -> key(key.author(), other).equals(former))
                        .findFirst()
                        .map(other -> other.descriptor().digest()));
        return here.equals(each.said().former());
    }

    private static Outcome problem(RecordKey key, Code code, String detail) {
        return new Outcome.Problem(key, new Refused(code, detail));
    }

    private Outcome again(RecordKey key, Known here) {
        byte[] entry = new byte[Entry.BYTES];
        entry[0] = type(key.version()).code();
        System.arraycopy(here.commitment().bytes(), 0, entry, 1, Commitment.BYTES);
        return new Outcome.Receipt(
                key, here.index().value(), log.receipt(here.index(), entry, here.receivedAt()), here.state());
    }

    private List<Outcome.Receipt> insert(
            AccountId author, List<NewRecord> fresh, List<Staged> staged, Map<AccountId, List<MemberNumber>> homesOf) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        blobs.keep(staged, now);
        tellHomes(author, fresh, homesOf);
        List<Logged> logged = log.appendRecords(
                fresh.stream().map(each -> entry(author, each)).toList(), now);
        store.insert(fresh, author, logged.stream().map(Logged::index).toList(), now);
        List<Outcome.Receipt> receipts = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            receipts.add(new Outcome.Receipt(
                    key(author, fresh.get(i)),
                    logged.get(i).index().value(),
                    logged.get(i).receipt(),
                    fresh.get(i).state()));
        }
        return receipts;
    }

    private void tellHomes(AccountId author, List<NewRecord> fresh, Map<AccountId, List<MemberNumber>> homesOf) {
        Map<MemberNumber, List<Locator>> byHome = new HashMap<>();
        for (NewRecord each : fresh) {
            Locator locator = new Locator(
                    each.said().account(),
                    key(author, each),
                    each.said().handle(),
                    self,
                    each.said().cid(),
                    each.state());
            for (MemberNumber home : homesOf.getOrDefault(each.said().account(), List.of())) {
                byHome.computeIfAbsent(home, member -> new ArrayList<>()).add(locator);
            }
        }
        byHome.forEach(this::tell);
    }

    private void tell(MemberNumber home, List<Locator> found) {
        if (home.equals(self)) {
            locators.keep(found);
        } else {
            deliveries.send(
                    home,
                    "locators",
                    Json.object()
                            .put(
                                    "locators",
                                    new Json.Items(found.stream()
                                            .map(each -> (Json) each.json())
                                            .toList()))
                            .done());
        }
    }

    private static MemberLog.RecordEntry entry(AccountId author, NewRecord each) {
        return new MemberLog.RecordEntry(
                type(each.said().version()),
                each.said().commitment(),
                author,
                each.said().account(),
                Hex.of(key(author, each).object()),
                each.descriptor().compact());
    }

    private static EntryType type(int version) {
        return version == 1 ? EntryType.RECORD_CREATED : EntryType.RECORD_UPDATED;
    }

    private static RecordKey key(AccountId author, NewRecord each) {
        return new RecordKey(author, each.said().record(), each.said().version());
    }
}
