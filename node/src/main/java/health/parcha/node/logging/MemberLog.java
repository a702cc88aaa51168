package health.parcha.node.logging;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Commitment;
import health.parcha.log.EntryType;
import health.parcha.log.LeafIndex;
import health.parcha.log.Opening;
import java.time.Instant;
import java.util.List;

/**
 * This member's own log, as the other subjects use it. Entries are appended inside the caller's transaction and are there
 * if and only if its rows are; appending should be its last statement. What is returned MUST NOT leave the node before
 * the transaction has committed.
 */
public interface MemberLog {
    /** An entry whose opening this node makes and keeps for its subject and for the actor's organisation. */
    Logged append(Opening opening);

    /** Entries of records, whose openings the authors keep; one receipt each, in order. */
    List<Logged> appendRecords(List<RecordEntry> entries, Instant now);

    /** The signed receipt of an entry appended at that time: the same note each time. */
    String receipt(LeafIndex index, byte[] entry, Instant time);

    /**
     * A record's entry.
     *
     * @param type RECORD_CREATED or RECORD_UPDATED
     * @param object the record's id and version, for trails, as hexadecimal digits of id || version u32
     * @param document the descriptor's JWS, shown in trails in place of an opening
     */
    record RecordEntry(
            EntryType type,
            Commitment commitment,
            AccountId actor,
            AccountId subject,
            String object,
            String document) {}

    /**
     * What was appended.
     *
     * @param opening canonical JSON, or empty for a record's entry
     * @param salt hexadecimal, or empty for a record's entry
     * @param receipt the signed note
     */
    record Logged(LeafIndex index, String opening, String salt, String receipt) {}
}
