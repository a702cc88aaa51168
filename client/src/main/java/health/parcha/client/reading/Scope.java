package health.parcha.client.reading;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.IndexPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much of a file is asked for.
 *
 * @param records these alone; empty list = all
 * @param since receipted from then on alone
 * @param index what comes of the index; what has its own header opens without it
 */
public record Scope(List<RecordId> records, Optional<Instant> since, IndexPart index) {
    public Scope {
        records = List.copyOf(records);
    }

    /** Everything. */
    public static Scope all() {
        return new Scope(List.of(), Optional.empty(), IndexPart.WITH);
    }

    /** The index alone. */
    public static Scope indexAlone() {
        return new Scope(List.of(), Optional.empty(), IndexPart.ONLY);
    }

    /** One record, all its versions; costs the same in any file. */
    public static Scope of(RecordId record) {
        return new Scope(List.of(record), Optional.empty(), IndexPart.WITHOUT);
    }

    /** The records that came since a time. */
    public static Scope since(Instant time) {
        return new Scope(List.of(), Optional.of(time), IndexPart.WITHOUT);
    }

    Json.Fields request(Signed<AccessAct> act) {
        Json.ObjectBuilder request = Json.object().put("act", act.compact()).put("index", index.word());
        if (!records.isEmpty()) {
            request.put(
                    "records", Json.texts(records.stream().map(RecordId::hex).toList()));
        }
        since.ifPresent(time -> request.put("since", time.toEpochMilli()));
        return request.done();
    }
}
