package health.parcha.node.reads;

import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.IndexPart;
import health.parcha.log.Entry;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Openings;
import health.parcha.node.acts.Standing;
import health.parcha.node.blobs.BlobStore;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.grants.ServedGrant;
import health.parcha.node.index.Segments;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.logging.MemberLog.Logged;
import health.parcha.node.logging.ServedLists;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.records.KeptRecord;
import health.parcha.node.records.RecordKey;
import health.parcha.node.records.RecordStore;
import health.parcha.node.records.RecordStore.Selection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serves what this member keeps of a file, for one access act. The log entry commits to the record ids served and is
 * committed before the first byte leaves.
 */
@Component
class Serving {
    /** Rows in memory at once. */
    private static final int BATCH = 200;

    private final RecordStore records;
    private final Segments segments;
    private final BlobStore blobs;
    private final ServedGrant grants;
    private final Standing standing;
    private final MemberLog log;
    private final ServedLists lists;
    private final Openings openings;
    private final TransactionTemplate transaction;
    private final MemberNumber self;

    Serving(
            RecordStore records,
            Segments segments,
            BlobStore blobs,
            ServedGrant grants,
            Standing standing,
            MemberLog log,
            ServedLists lists,
            Openings openings,
            TransactionTemplate transaction,
            NodeSettings settings) {
        this.records = records;
        this.segments = segments;
        this.blobs = blobs;
        this.grants = grants;
        this.standing = standing;
        this.log = log;
        this.lists = lists;
        this.openings = openings;
        this.transaction = transaction;
        this.self = settings.number();
    }

    /** What an act lets its reader have. */
    record Scope(
            Selection selection,
            Optional<List<Handle>> indexHandles,
            boolean authorsCopy,
            Optional<Json.Fields> grant) {
        /** The handles whose locators name further members; none = all of the account's. */
        List<Handle> handles() {
            return selection instanceof Selection.Handles h ? h.handles() : List.of();
        }
    }

    /**
     * Whether and what the reader may read, now.
     *
     * @throws Refused NOT_GRANTED, REVOKED, CHAIN_STALE, ...
     */
    Scope scope(AccessAct act) {
        return switch (act.basis()) {
            case OWNER -> {
                if (!act.account().equals(act.subject())) {
                    throw new Refused(Code.NOT_GRANTED, "Only the owner reads a file as its owner.");
                }
                yield new Scope(new Selection.Whole(), Optional.empty(), false, Optional.empty());
            }
            case AUTHOR -> {
                requireOwnAuthor(act);
                yield new Scope(new Selection.WrittenBy(act.account()), Optional.of(List.of()), true, Optional.empty());
            }
            case TICKET -> {
                ServedGrant.Served served = grants.of(act);
                yield new Scope(
                        new Selection.Handles(served.handles(), served.since()),
                        Optional.of(fromTheBeginning(served)),
                        false,
                        Optional.of(served.forward()));
            }
        };
    }

    /** An index holds the past, so a grant from now on gets none of it. */
    private static List<Handle> fromTheBeginning(ServedGrant.Served served) {
        List<Handle> whole = new ArrayList<>();
        for (int i = 0; i < served.handles().size(); i++) {
            if (served.since().get(i).equals(Instant.EPOCH)) {
                whole.add(served.handles().get(i));
            }
        }
        return whole;
    }

    /** The copies are the organisation's: for its people while they work there, and through it alone. */
    private void requireOwnAuthor(AccessAct act) {
        AccountFacts author = standing.require(act.account());
        if (!act.via().equals(self)
                || author.employer().filter(e -> !e.equals(self)).isPresent()) {
            throw new Refused(Code.NOT_GRANTED, "An author's copies are read at the author's own member.");
        }
    }

    /** A read that is logged and may leave. */
    final class Prepared {
        private final Scope scope;
        private final Optional<AccountId> indexOf;
        private final List<RecordKey> keys;
        private final Json.Fields line;

        private Prepared(Scope scope, Optional<AccountId> indexOf, List<RecordKey> keys, Json.Fields line) {
            this.scope = scope;
            this.indexOf = indexOf;
            this.keys = keys;
            this.line = line;
        }

        void writeTo(SharedItems out) throws IOException {
            out.write(line);
            List<Segments.Kept> index = indexOf.map(account -> segments.of(account, scope.indexHandles()))
                    .orElse(List.of());
            for (Segments.Kept segment : index) {
                out.write(
                        Json.object()
                                .put("kind", "segment")
                                .put("bytes", segment.file().length)
                                .put("segment", headFor(segment))
                                .done(),
                        segment.file());
            }
            for (int i = 0; i < keys.size(); i += BATCH) {
                List<RecordKey> some = keys.subList(i, Math.min(i + BATCH, keys.size()));
                for (KeptRecord each : records.read(some, scope.authorsCopy())) {
                    write(each, out);
                }
            }
        }

        /** The head names the handle, which is the owner's to know. */
        private Optional<String> headFor(Segments.Kept segment) {
            return scope.selection() instanceof Selection.Whole ? Optional.of(segment.head()) : Optional.empty();
        }

        private Json.Fields line(KeptRecord each, long payload) {
            return recordLine(each, payload, !(scope.selection() instanceof Selection.Handles));
        }

        private void write(KeptRecord each, SharedItems out) throws IOException {
            try (BlobStore.Opened payload = blobs.open(each.cid())) {
                out.write(line(each, payload.length()), each.header(), payload.bytes(), payload.length());
            }
        }
    }

    /** The descriptor names the handle: it is for the owner, and for the author who signed it. */
    private Json.Fields recordLine(KeptRecord each, long payload, boolean withDescriptor) {
        return Json.object()
                .put("descriptor", withDescriptor ? Optional.of(each.descriptor()) : Optional.empty())
                .put("kind", "record")
                .put("record", each.record().hex())
                .put("version", each.version())
                .put("author", each.author().text())
                .put("cid", each.cid().text())
                .put("member", self.value())
                .put("index", each.index().value())
                .put("receipt", log.receipt(each.index(), entry(each), each.receivedAt()))
                .put("state", each.state().word())
                .put("header", each.header().length)
                .put("bytes", each.header().length + payload)
                .done();
    }

    private static byte[] entry(KeptRecord record) {
        EntryType type = record.version() == 1 ? EntryType.RECORD_CREATED : EntryType.RECORD_UPDATED;
        byte[] entry = new byte[Entry.BYTES];
        entry[0] = type.code();
        System.arraycopy(record.commitment().bytes(), 0, entry, 1, Entry.BYTES - 1);
        return entry;
    }

    /**
     * Chooses what is served, keeps the list of it and logs it. Durable on return.
     *
     * @throws Refused TOO_LARGE
     */
    Prepared prepare(Signed<AccessAct> signed, Scope scope, Wish wish) {
        AccessAct act = signed.document();
        List<RecordKey> keys = wish.index() == IndexPart.ONLY
                ? List.of()
                : records.select(act.subject(), scope.selection(), wish.records(), wish.after(self));
        ServedRoot root = ServedRoot.of(keys);
        Logged logged = transaction.execute(status -> {
            root.keepIn(lists);
            return log.append(
                    openings.of(EntryType.RECORD_CONSULTED, act.account(), act.subject(), signed.digest(), root.hex()));
        });
        Optional<AccountId> indexOf = wish.index() == IndexPart.WITHOUT ? Optional.empty() : Optional.of(act.subject());
        return new Prepared(scope, indexOf, keys, servedLine(keys.size(), root.hex(), logged));
    }

    private Json.Fields servedLine(int count, String root, Logged logged) {
        return Json.object()
                .put("kind", "served")
                .put("member", self.value())
                .put("count", count)
                .put("root", root)
                .put("index", logged.index().value())
                .put("opening", JsonReader.readObject(logged.opening()))
                .put("salt", logged.salt())
                .put("receipt", logged.receipt())
                .done();
    }

    /** The entry of a member that passes a read through and serves nothing of it. */
    void logGathering(Signed<AccessAct> signed) {
        AccessAct act = signed.document();
        transaction.executeWithoutResult(status ->
                log.append(openings.of(EntryType.RECORD_CONSULTED, act.account(), act.subject(), signed.digest())));
    }
}
