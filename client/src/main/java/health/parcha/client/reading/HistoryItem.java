package health.parcha.client.reading;

import health.parcha.log.Receipt;
import health.parcha.seal.SignedRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of one record in a history.
 *
 * @param served as it came
 * @param record what it opened to; absent where it was not opened
 * @param receipt the keeper's promise, where it could be read: its time is when the record was taken
 * @param latest whether no later version of it is in the same history
 */
public record HistoryItem(
        ServedRecord served,
        Optional<SignedRecord> record,
        Optional<Receipt> receipt,
        Verdict verdict,
        boolean latest) {
    /** When the care happened, as the author states it; for what was not opened, when it was taken. */
    public Instant date() {
        return record.map(r -> r.claims().date())
                .or(() -> receipt.map(Receipt::time))
                .orElse(Instant.EPOCH);
    }

    HistoryItem withLatest(boolean isLatest) {
        return new HistoryItem(served, record, receipt, verdict, isLatest);
    }
}
