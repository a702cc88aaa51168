package health.parcha.client.audit;

import health.parcha.chain.contract.AnchorFacts;
import health.parcha.client.CheckFailed;
import health.parcha.client.ClientFault;
import health.parcha.client.Unreachable;
import health.parcha.client.proof.Anchors;
import health.parcha.client.proof.Inclusions;
import health.parcha.client.proof.MemberLog;
import health.parcha.client.proof.OpenedEntry;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Loose;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Descriptor;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.log.Entry;
import health.parcha.log.Receipt;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trails. Each entry is made again from its opening and compared with its receipt, looked up in the member's published log,
 * and, where a chain endpoint is given, followed to the anchor. What a read brought is told by its member and holds where it
 * gives the root that the entry commits to; which reads brought one record is found here, not asked.
 */
public final class Trail {
    private static final int MOST_PAGES = 10_000;
    private static final Comparator<TrailEntry> NEWEST_FIRST = Comparator.comparing(TrailEntry::time)
            .thenComparing(TrailEntry::member)
            .thenComparingLong(TrailEntry::index)
            .reversed();

    private final Me me;
    private final Optional<Anchors> anchors;
    private final Inclusions inclusions;
    private final Map<MemberNumber, MemberLog> logs = new HashMap<>();
    private final Map<MemberNumber, Optional<AnchorFacts>> latest = new HashMap<>();
    private final Map<MemberNumber, Boolean> anchored = new HashMap<>();

    /**
     * Trails of that person.
     *
     * @param anchors where anchors are read; without it entries are followed to the published log alone
     */
    public Trail(Me me, Optional<Anchors> anchors) {
        this.me = me;
        this.anchors = anchors;
        this.inclusions = new Inclusions(me.network());
    }

    /**
     * A trail and what is wrong with it. Of one record: acts about it, every reading that brought it, and every read whose
     * entry does not hold, for nobody can tell whether that brought it.
     *
     * @param consultations the readings among the entries, each once, however many members logged it; none in an
     *     organisation's trail
     * @param oneSided reads that only one of reader's and server's members has logged: one of the two hides something, or
     *     is away
     * @param untold reads whose member has not said which records they brought
     * @param absent members that did not answer
     */
    public record Report(
            List<TrailEntry> entries,
            List<Consultation> consultations,
            List<TrailEntry> oneSided,
            List<TrailEntry> untold,
            Map<MemberNumber, String> absent) {
        public Report {
            entries = List.copyOf(entries);
            consultations = List.copyOf(consultations);
            oneSided = List.copyOf(oneSided);
            untold = List.copyOf(untold);
            absent = Map.copyOf(absent);
        }

        /** Whether every entry holds. */
        public boolean holds() {
            return entries.stream().allMatch(entry -> entry.state().holds());
        }
    }

    /** One's whole trail, newest first. */
    public Report mine() {
        return read(Optional.empty());
    }

    /** The trail of one record of one's own. */
    public Report of(RecordId record) {
        return read(Optional.of(record));
    }

    /** The administrator's: entries whose actor is of this member, without any content. */
    public Report organisation() {
        List<TrailEntry> entries = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        for (int page = 0; cursor.isPresent() && page < MOST_PAGES; page++) {
            Json.Fields answer = me.door()
                    .get("/trails/organisation"
                            + (page == 0
                                    ? ""
                                    : "?cursor=" + URLEncoder.encode(cursor.orElseThrow(), StandardCharsets.UTF_8)));
            Loose.objects(answer, "entries").forEach(item -> entries.add(check(item)));
            cursor = answer.findText("next");
        }
        entries.sort(NEWEST_FIRST);
        return new Report(entries, List.of(), List.of(), List.of(), Map.of());
    }

    private Report read(Optional<RecordId> record) {
        List<TrailEntry> entries = new ArrayList<>();
        Told told = new Told();
        Map<MemberNumber, String> absent = new TreeMap<>();
        Json.Fields request = Json.object()
                .put(
                        "act",
                        me.sign(me.act(me.account(), AccessBasis.OWNER, "", Purpose.PATIENT_REQUEST))
                                .compact())
                .put("record", record.map(RecordId::hex))
                .done();
        try (ItemReader items = me.door().postForItems("/trails", request)) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                Json.Fields line = item.get().line();
                switch (item.get().kind()) {
                    case "absent" -> absent.put(new MemberNumber(line.whole("member")), line.text("cause"));
                    case "served" ->
                        told.take(
                                new MemberNumber(line.whole("member")),
                                line.text("root"),
                                item.get().readBody(ServedRecords.MOST_BYTES));
                    case "entry" -> entries.add(check(line));
                    default -> {
                        // Of a later release: a trail leaves out what it cannot check.
                    }
                }
            }
        } catch (IOException e) {
            throw me.door().cut(e);
        } catch (MalformedJson e) {
            throw new CheckFailed("STREAM_MALFORMED", "The trail is damaged: " + e.getMessage() + ".");
        }
        List<TrailEntry> all =
                entries.stream().map(told::of).sorted(NEWEST_FIRST).toList();
        return report(all, absent, record);
    }

    private Report report(List<TrailEntry> all, Map<MemberNumber, String> absent, Optional<RecordId> record) {
        List<TrailEntry> oneSided = absent.isEmpty() ? OneSided.find(all, this::memberOf) : List.of();
        List<Consultation> readings = Consultation.in(all, oneSided).stream()
                .filter(reading -> record.filter(id -> !concerns(reading, id)).isEmpty())
                .toList();
        Set<TrailEntry> shown =
                readings.stream().flatMap(reading -> reading.entries().stream()).collect(Collectors.toSet());
        return new Report(
                all.stream()
                        .filter(entry -> !entry.isRead() || shown.contains(entry))
                        .toList(),
                readings,
                oneSided.stream().filter(shown::contains).toList(),
                all.stream().filter(Trail::isUntold).toList(),
                absent);
    }

    private static boolean concerns(Consultation reading, RecordId record) {
        return reading.brought(record) || !reading.state().holds();
    }

    private static boolean isUntold(TrailEntry entry) {
        return entry.isRead() && entry.served().isEmpty() && entry.state().holds();
    }

    /** The member of somebody who acted: the own one for oneself, the employer for professionals. */
    private Optional<MemberNumber> memberOf(String actor) {
        if (actor.equals(me.account().text())) {
            return Optional.of(me.home());
        }
        return actor.startsWith("0x")
                ? me.people().known(new AccountId(actor)).facts().employer()
                : Optional.empty();
    }

    private TrailEntry check(Json.Fields line) {
        MemberNumber member = new MemberNumber(line.whole("member"));
        TrailEntry claimed = line.findText("descriptor").isPresent() ? ofRecord(line, member) : ofAct(line, member);
        try {
            Receipt receipt = log(member).receipt(line.text("receipt"));
            return claimed.with(Optional.of(receipt), follow(line, member, receipt));
        } catch (ClientFault e) {
            return claimed.with(Optional.empty(), new TrailEntry.State.Failed(e.code(), e.sentence()));
        }
    }

    private TrailEntry.State follow(Json.Fields line, MemberNumber member, Receipt receipt) {
        if (!entry(line).leaf().equals(receipt.leaf()) || receipt.index().value() != line.whole("index")) {
            throw new CheckFailed("ENTRY_MISMATCH", "The log's entry commits to something else than is shown.");
        }
        checkAuthor(line);
        try {
            if (inclusions.check(member, receipt).isEmpty()) {
                return new TrailEntry.State.Logged();
            }
            return isAnchored(member, receipt) ? new TrailEntry.State.Anchored() : new TrailEntry.State.Published();
        } catch (Unreachable e) {
            me.surroundings().tell("The log of member " + member + " cannot be read: " + e.sentence());
            return new TrailEntry.State.Logged();
        }
    }

    private void checkAuthor(Json.Fields line) {
        line.findText("descriptor")
                .map(jws -> Signed.read(jws, Descriptor.KIND))
                .ifPresent(descriptor -> {
                    if (!descriptor.isSignedBy(
                            me.people().known(KeyId.of(descriptor).account()).recordKey())) {
                        throw new CheckFailed(
                                "AUTHOR_SIGNATURE", "The author's signature of a descriptor does not hold.");
                    }
                });
    }

    private boolean isAnchored(MemberNumber member, Receipt receipt) {
        if (anchors.isEmpty()) {
            return false;
        }
        Optional<AnchorFacts> anchor = latest.computeIfAbsent(member, anchors.get()::latest);
        if (anchor.isEmpty() || anchor.get().size() <= receipt.index().value()) {
            return false;
        }
        anchored.computeIfAbsent(member, m -> inclusions.isAnchored(m, inclusions.checkpoint(m), anchor.get()));
        return true;
    }

    private static Entry entry(Json.Fields line) {
        Optional<String> descriptor = line.findText("descriptor");
        if (descriptor.isPresent()) {
            Descriptor signed = Signed.read(descriptor.get(), Descriptor.KIND).document();
            return OpenedEntry.of(signed.commitment(), signed.version());
        }
        return OpenedEntry.of(Loose.object(line, "opening"), Loose.bytes32(line.text("salt")));
    }

    private static TrailEntry ofRecord(Json.Fields line, MemberNumber member) {
        Signed<Descriptor> descriptor = Signed.read(line.text("descriptor"), Descriptor.KIND);
        return new TrailEntry(
                member,
                line.whole("index"),
                Instant.ofEpochMilli(line.whole("time")),
                descriptor.document().version() == 1 ? "record-created" : "record-updated",
                KeyId.of(descriptor).account().text(),
                descriptor.document().account().text(),
                descriptor.document().record().hex(),
                descriptor.digest().hex(),
                Optional.of(descriptor.document().record()),
                Optional.empty(),
                Optional.empty(),
                new TrailEntry.State.Logged());
    }

    private static TrailEntry ofAct(Json.Fields line, MemberNumber member) {
        Json.Fields opening = Loose.object(line, "opening");
        return new TrailEntry(
                member,
                line.whole("index"),
                Instant.ofEpochMilli(opening.whole("time")),
                opening.text("act"),
                opening.text("actor"),
                opening.findText("subject").orElse(""),
                opening.findText("object").orElse(""),
                new Digest(opening.text("digest")).hex(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TrailEntry.State.Logged());
    }

    private MemberLog log(MemberNumber member) {
        return logs.computeIfAbsent(member, number -> MemberLog.of(me.network().member(number)));
    }
}
