package health.parcha.client.audit;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One reading of a file, as all members that logged it tell it together.
 *
 * @param digest of the access act
 * @param entries one a member, at least one; that of a member which only passed the read through brought nothing
 * @param oneSided whether only one of reader's and server's members has logged it: one of the two hides something
 */
public record Consultation(String digest, List<TrailEntry> entries, boolean oneSided) {
    public Consultation {
        entries = entries.stream()
                .sorted(Comparator.comparing(TrailEntry::time).thenComparing(TrailEntry::member))
                .toList();
    }

    /** The readings among entries, newest first. */
    static List<Consultation> in(List<TrailEntry> entries, List<TrailEntry> oneSided) {
        Map<OneSided.Reading, List<TrailEntry>> byAct = new LinkedHashMap<>();
        entries.stream()
                .filter(TrailEntry::isRead)
                .forEach(entry -> byAct.computeIfAbsent(OneSided.Reading.of(entry), reading -> new ArrayList<>())
                        .add(entry));
        Set<OneSided.Reading> alone = new HashSet<>();
        oneSided.forEach(entry -> alone.add(OneSided.Reading.of(entry)));
        List<Consultation> all = new ArrayList<>();
        byAct.forEach((reading, told) -> all.add(new Consultation(reading.digest(), told, alone.contains(reading))));
        all.sort(Comparator.comparing(Consultation::time)
                .thenComparing(Consultation::digest)
                .reversed());
        return all;
    }

    /** When the first member logged it. */
    public Instant time() {
        return entries.getFirst().time();
    }

    /** Who read. */
    public String actor() {
        return entries.getFirst().actor();
    }

    /** Whose file. */
    public String subject() {
        return entries.getFirst().subject();
    }

    /** The members that logged it. */
    public List<MemberNumber> members() {
        return entries.stream().map(TrailEntry::member).distinct().toList();
    }

    /** How many records it brought, as far as the members have told. */
    public int records() {
        Set<RecordId> records = new HashSet<>();
        entries.forEach(entry -> entry.served().ifPresent(served -> records.addAll(served.records())));
        return records.size();
    }

    /** Which versions of a record it brought. */
    public List<Integer> versions(RecordId record) {
        Set<Integer> versions = new TreeSet<>();
        entries.forEach(entry -> entry.served().ifPresent(served -> versions.addAll(served.versions(record))));
        return List.copyOf(versions);
    }

    /** Whether it brought that record. */
    public boolean brought(RecordId record) {
        return entries.stream()
                .anyMatch(entry -> entry.served()
                        .filter(served -> !served.versions(record).isEmpty())
                        .isPresent());
    }

    /** Whether every member has told what it served, and every entry holds. */
    public boolean isTold() {
        return entries.stream()
                .allMatch(entry -> entry.served().isPresent() && entry.state().holds());
    }

    /** How far all of its entries were followed: the state of the one that came least far. */
    public TrailEntry.State state() {
        return entries.stream()
                .map(TrailEntry::state)
                .min(Comparator.comparingInt(Consultation::rank))
                .orElseThrow();
    }

    private static int rank(TrailEntry.State state) {
        return switch (state) {
            case TrailEntry.State.Failed failed -> 0;
            case TrailEntry.State.Logged logged -> 1;
            case TrailEntry.State.Published published -> 2;
            case TrailEntry.State.Anchored anchored -> 3;
        };
    }
}
