package health.parcha.core.record;

import health.parcha.core.consent.GrantId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;

/** Why an author may write into a file. */
public sealed interface Basis {
    /** A grant with write-back: the record is confirmed at once. */
    record Ticket(GrantId grant) implements Basis {}

    /** A treatment act, named by its digest: the record stays unconfirmed until the owner accepts it. */
    record Treatment(Digest act) implements Basis {}

    /** The owner's own entry, labelled as such. */
    record Owner() implements Basis {}

    /** As it stands in a descriptor. */
    default Json.Fields json() {
        return switch (this) {
            case Ticket t ->
                Json.object().put("kind", "ticket").put("id", t.grant().hex()).done();
            case Treatment t ->
                Json.object().put("kind", "treatment").put("id", t.act().hex()).done();
            case Owner o -> Json.object().put("kind", "owner").done();
        };
    }

    static Basis read(Json.Fields f) {
        return switch (f.text("kind")) {
            case "ticket" -> new Ticket(new GrantId(f.text("id")));
            case "treatment" -> new Treatment(new Digest(f.text("id")));
            case "owner" -> new Owner();
            default -> throw new MalformedJson("an unknown basis");
        };
    }
}
