package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Cid;
import health.parcha.core.record.Commitment;
import health.parcha.core.record.RecordId;
import health.parcha.log.LeafIndex;
import java.time.Instant;

/**
 * A record that is kept here, as it is served.
 *
 * @param header the patient's header row, or the author's where the author's copy is read
 * @param descriptor JWS, verbatim
 * @param receivedAt when its entry was appended
 */
public record KeptRecord(
        AccountId author,
        RecordId record,
        int version,
        RecordState state,
        Cid cid,
        byte[] header,
        Commitment commitment,
        String descriptor,
        LeafIndex index,
        Instant receivedAt) {}
