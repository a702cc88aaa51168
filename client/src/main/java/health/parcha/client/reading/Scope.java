package health.parcha.client.reading;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.IndexPart;
import health.parcha.log.LeafIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much of a file is asked for.
 *
 * @param records these alone; empty list = all
 * @param after of a member that stands here alone what its log has behind that entry
 * @param index what comes of the index; what has its own header opens without it
 */
public record Scope(List<RecordId> records, Map<MemberNumber, LeafIndex> after, IndexPart index) {
    public Scope {
        records = List.copyOf(records);
        after = Map.copyOf(after);
    }

    /** Everything. */
    public static Scope all() {
        return new Scope(List.of(), Map.of(), IndexPart.WITH);
    }

    /** The index alone. */
    public static Scope indexAlone() {
        return new Scope(List.of(), Map.of(), IndexPart.ONLY);
    }

    /** One record, all its versions; costs the same in any file. */
    public static Scope of(RecordId record) {
        return new Scope(List.of(record), Map.of(), IndexPart.WITHOUT);
    }

    /** The records that each member has received behind an entry of its log; all of a member that is not named. */
    public static Scope after(Map<MemberNumber, LeafIndex> entries) {
        return new Scope(List.of(), entries, IndexPart.WITHOUT);
    }

    Json.Fields request(Signed<AccessAct> act) {
        Json.ObjectBuilder request = Json.object().put("act", act.compact()).put("index", index.word());
        if (!records.isEmpty()) {
            request.put(
                    "records", Json.texts(records.stream().map(RecordId::hex).toList()));
        }
        if (!after.isEmpty()) {
            request.put("after", entries());
        }
        return request.done();
    }

    private Json.Items entries() {
        List<Json> entries = new ArrayList<>();
        after.forEach((member, index) -> entries.add(Json.object()
                .put("member", member.value())
                .put("index", index.value())
                .done()));
        return new Json.Items(entries);
    }
}
