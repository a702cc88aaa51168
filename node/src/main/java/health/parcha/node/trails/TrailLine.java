package health.parcha.node.trails;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.node.logging.TrailEntry;

/** An entry as it travels. */
final class TrailLine {
    private TrailLine() {}

    static Json.Fields of(TrailEntry entry, MemberNumber member) {
        Json.ObjectBuilder line = Json.object()
                .put("kind", "entry")
                .put("member", member.value())
                .put("index", entry.index().value())
                .put("time", entry.time().toEpochMilli())
                .put("type", entry.act())
                .put("actor", entry.actor())
                .put("subject", entry.subject())
                .put("object", entry.object())
                .put("receipt", entry.receipt())
                .put("descriptor", entry.document());
        entry.opened()
                .ifPresent(opened -> line.put("opening", JsonReader.readObject(opened.opening()))
                        .put("salt", opened.salt()));
        return line.done();
    }
}
