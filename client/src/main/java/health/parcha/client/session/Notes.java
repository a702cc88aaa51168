package health.parcha.client.session;

import health.parcha.client.people.Pins;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.log.LeafIndex;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client remembers on this device beside its keys: others' keys, how far the index is folded, versions of segments
 * seen, what was said with a grant. Losing it costs time and some wariness, never a key. Safe for use by many threads.
 */
public final class Notes {
    private final Pins pins;
    private final Map<MemberNumber, LeafIndex> folded;
    private final Map<String, Long> segments;
    private final Map<GrantId, Json.Fields> grants;

    private Notes(
            Pins pins,
            Map<MemberNumber, LeafIndex> folded,
            Map<String, Long> segments,
            Map<GrantId, Json.Fields> grants) {
        this.pins = pins;
        this.folded = folded;
        this.segments = segments;
        this.grants = grants;
    }

    /** Nothing yet. */
    public static Notes empty() {
        return new Notes(
                Pins.none(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(Comparator.comparing(GrantId::hex)));
    }

    static Notes read(byte[] text) {
        Json.Fields json = JsonReader.readObject(text);
        Notes notes = new Notes(
                Pins.read(json.fields("pins")),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Comparator.comparing(GrantId::hex)));
        Json.Fields folded = json.fields("folded");
        folded.members()
                .keySet()
                .forEach(member -> notes.foldedUpTo(
                        new MemberNumber(Long.parseLong(member)), new LeafIndex(folded.whole(member))));
        Json.Fields segments = json.fields("segments");
        segments.members().keySet().forEach(name -> notes.segments.put(name, segments.whole(name)));
        Json.Fields grants = json.fields("grants");
        grants.members().keySet().forEach(id -> notes.grants.put(new GrantId(id), grants.fields(id)));
        return notes;
    }

    synchronized byte[] bytes() {
        Json.ObjectBuilder all = Json.object().put("pins", pins.json());
        Json.ObjectBuilder far = Json.object();
        folded.forEach((member, index) -> far.put(member.toString(), index.value()));
        all.put("folded", far.done());
        Json.ObjectBuilder versions = Json.object();
        segments.forEach(versions::put);
        Json.ObjectBuilder said = Json.object();
        grants.forEach((id, terms) -> said.put(id.hex(), terms));
        return CanonicalJson.bytes(
                all.put("segments", versions.done()).put("grants", said.done()).done());
    }

    public Pins pins() {
        return pins;
    }

    /** The entry of each member's log up to which this device has folded the own records into the index. */
    public synchronized Map<MemberNumber, LeafIndex> folded() {
        return Map.copyOf(folded);
    }

    /** Folded so far; never goes back. */
    public synchronized void foldedUpTo(MemberNumber member, LeafIndex index) {
        folded.merge(member, index, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** The highest version seen of a segment, named by its owner, category and year; 0 where none was. */
    public synchronized long segmentVersion(String name) {
        return segments.getOrDefault(name, 0L);
    }

    public synchronized void segmentSeen(String name, long version) {
        segments.merge(name, version, Math::max);
    }

    /** What was said with a grant made on this device. */
    public synchronized Optional<Json.Fields> grant(GrantId grant) {
        return Optional.ofNullable(grants.get(grant));
    }

    public synchronized void grantSaid(GrantId grant, Json.Fields terms) {
        grants.put(grant, terms);
    }
}
