package health.parcha.node.reads;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.stream.IndexPart;
import health.parcha.log.LeafIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a file a reader wants.
 *
 * @param act the access act's JWS
 * @param records these alone; empty = all
 * @param after of a member that stands here only what its log has behind that entry
 * @param index what comes of the index
 */
record Wish(String act, List<RecordId> records, Map<MemberNumber, LeafIndex> after, IndexPart index) {
    static Wish read(Json.Fields body) {
        return new Wish(
                body.text("act"),
                body.find("records").isPresent()
                        ? body.texts("records").stream().map(RecordId::new).toList()
                        : List.of(),
                body.find("after").isPresent() ? after(body) : Map.of(),
                body.findText("index").map(IndexPart::ofWord).orElse(IndexPart.WITH));
    }

    /** As another member is asked; {@code plan}: to say first who else is to be asked. */
    Json.Fields forPeer(boolean plan) {
        Json.ObjectBuilder body =
                Json.object().put("act", act).put("index", index.word()).put("plan", plan);
        if (!records.isEmpty()) {
            body.put("records", Json.texts(records.stream().map(RecordId::hex).toList()));
        }
        if (!after.isEmpty()) {
            body.put("after", entries());
        }
        return body.done();
    }

    /** The entry behind which a member's records are wanted; empty = all of them. */
    Optional<LeafIndex> after(MemberNumber member) {
        return Optional.ofNullable(after.get(member));
    }

    private static Map<MemberNumber, LeafIndex> after(Json.Fields body) {
        Map<MemberNumber, LeafIndex> after = new TreeMap<>();
        for (Json item : body.items("after")) {
            if (!(item instanceof Json.Fields entry)) {
                throw new MalformedJson("after holds a member and an index each");
            }
            after.put(new MemberNumber(entry.whole("member")), new LeafIndex(entry.whole("index")));
        }
        return after;
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
