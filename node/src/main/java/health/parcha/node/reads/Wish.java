package health.parcha.node.reads;

import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.IndexPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What of a file a reader wants.
 *
 * @param act the access act's JWS
 * @param records these alone; empty = all
 * @param since only what was received then or later
 * @param index what comes of the index
 */
record Wish(String act, List<RecordId> records, Optional<Instant> since, IndexPart index) {
    static Wish read(Json.Fields body) {
        return new Wish(
                body.text("act"),
                body.find("records").isPresent()
                        ? body.texts("records").stream().map(RecordId::new).toList()
                        : List.of(),
                body.find("since").isPresent()
                        ? Optional.of(Instant.ofEpochMilli(body.whole("since")))
                        : Optional.empty(),
                body.findText("index").map(IndexPart::ofWord).orElse(IndexPart.WITH));
    }

    /** As another member is asked; {@code plan}: to say first who else is to be asked. */
    Json.Fields forPeer(boolean plan) {
        Json.ObjectBuilder body =
                Json.object().put("act", act).put("index", index.word()).put("plan", plan);
        if (!records.isEmpty()) {
            body.put("records", Json.texts(records.stream().map(RecordId::hex).toList()));
        }
        since.ifPresent(time -> body.put("since", time.toEpochMilli()));
        return body.done();
    }
}
