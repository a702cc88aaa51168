package health.parcha.client.record;

import health.parcha.core.record.RecordId;
import health.parcha.log.Receipt;
import health.parcha.seal.SignedRecord;

/** What became of a record that was sent. */
public sealed interface Added {
    RecordId id();

    /** The node keeps and has logged it; its receipt stands for exactly this record. */
    record Stored(SignedRecord record, boolean confirmed, Receipt receipt) implements Added {
        @Override
        public RecordId id() {
            return record.claims().record();
        }
    }

    /** The node did not take it; nothing of it is kept. */
    record NotTaken(RecordId id, String code, String cause, String next) implements Added {}
}
