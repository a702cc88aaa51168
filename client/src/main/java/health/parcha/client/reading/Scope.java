package health.parcha.client.reading;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much of a file is asked for.
 *
 * @param records these alone; empty list = all
 * @param since receipted from then on alone
 * @param indexOnly the index without records
 */
public record Scope(List<RecordId> records, Optional<Instant> since, boolean indexOnly) {
    public Scope {
        records = List.copyOf(records);
    }

    /** Everything. */
    public static Scope all() {
        return new Scope(List.of(), Optional.empty(), false);
    }

    /** The index alone. */
    public static Scope index() {
        return new Scope(List.of(), Optional.empty(), true);
    }

    /** One record, all its versions. */
    public static Scope of(RecordId record) {
        return new Scope(List.of(record), Optional.empty(), false);
    }

    /** What came since a time. */
    public static Scope since(Instant time) {
        return new Scope(List.of(), Optional.of(time), false);
    }

    Json.Fields request(Signed<AccessAct> act) {
        Json.ObjectBuilder request = Json.object().put("act", act.compact()).put("indexOnly", indexOnly);
        if (!records.isEmpty()) {
            request.put(
                    "records", Json.texts(records.stream().map(RecordId::hex).toList()));
        }
        since.ifPresent(time -> request.put("since", time.toEpochMilli()));
        return request.done();
    }
}
