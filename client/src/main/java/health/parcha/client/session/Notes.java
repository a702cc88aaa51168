package health.parcha.client.session;

import health.parcha.client.people.Pins;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a client remembers on this device beside its keys: others' keys, how far the index is folded, versions of segments
 * seen, what was said with a grant. Losing it costs time and some wariness, never a key. Safe for use by many threads.
 */
public final class Notes {
    /**
     * How far this device has folded records into the index.
     *
     * @param until the newest receipt's time among what was seen
     * @param near ids of the records receipted at that very time
     */
    public record Folded(Instant until, Set<RecordId> near) {
        public Folded {
            near = Set.copyOf(near);
        }
    }

    private final Pins pins;
    private Optional<Folded> folded;
    private final Map<String, Long> segments;
    private final Map<GrantId, Json.Fields> grants;

    private Notes(Pins pins, Optional<Folded> folded, Map<String, Long> segments, Map<GrantId, Json.Fields> grants) {
        this.pins = pins;
        this.folded = folded;
        this.segments = segments;
        this.grants = grants;
    }

    /** Nothing yet. */
    public static Notes empty() {
        return new Notes(
                Pins.none(), Optional.empty(), new TreeMap<>(), new TreeMap<>(Comparator.comparing(GrantId::hex)));
    }

    static Notes read(byte[] text) {
        Json.Fields json = JsonReader.readObject(text);
        Notes notes = new Notes(
                Pins.read(json.fields("pins")),
                json.find("folded").map(f -> folded(json.fields("folded"))),
                new TreeMap<>(),
                new TreeMap<>(Comparator.comparing(GrantId::hex)));
        Json.Fields segments = json.fields("segments");
        segments.members().keySet().forEach(name -> notes.segments.put(name, segments.whole(name)));
        Json.Fields grants = json.fields("grants");
        grants.members().keySet().forEach(id -> notes.grants.put(new GrantId(id), grants.fields(id)));
        return notes;
    }

    synchronized byte[] bytes() {
        Json.ObjectBuilder all = Json.object().put("pins", pins.json());
        folded.ifPresent(f -> all.put(
                "folded",
                Json.object()
                        .put("until", f.until().toEpochMilli())
                        .put(
                                "near",
                                Json.texts(f.near().stream()
                                        .map(RecordId::hex)
                                        .sorted()
                                        .toList()))
                        .done()));
        Json.ObjectBuilder versions = Json.object();
        segments.forEach(versions::put);
        Json.ObjectBuilder said = Json.object();
        grants.forEach((id, terms) -> said.put(id.hex(), terms));
        return CanonicalJson.bytes(
                all.put("segments", versions.done()).put("grants", said.done()).done());
    }

    private static Folded folded(Json.Fields json) {
        List<RecordId> near = new ArrayList<>();
        json.texts("near").forEach(id -> near.add(new RecordId(id)));
        return new Folded(Instant.ofEpochMilli(json.whole("until")), new HashSet<>(near));
    }

    public Pins pins() {
        return pins;
    }

    public synchronized Optional<Folded> folded() {
        return folded;
    }

    public synchronized void fold(Folded now) {
        folded = Optional.of(now);
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
