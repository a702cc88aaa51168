package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import java.nio.ByteBuffer;

/** A version of a record; ids are scoped by author. */
public record RecordKey(AccountId author, RecordId record, int version) {
    /** The id and the version, as trails name a record: id || version u32. */
    public byte[] object() {
        return ByteBuffer.allocate(RecordId.BYTES + 4)
                .put(record.bytes())
                .putInt(version)
                .array();
    }
}
