package health.parcha.chain.relay;

import health.parcha.chain.Bytes;
import health.parcha.chain.intent.IntentId;
import java.time.Instant;

/**
 * One intent in the journal.
 *
 * @param arrival rises with each new entry; the order in which entries were accepted
 * @param item kind, fields, signatures
 * @param receivedAt by the node's clock
 */
public record JournalEntry(
        IntentId id, long arrival, Bytes item, Instant deadline, Instant receivedAt, IntentState state) {
    JournalEntry in(IntentState other) {
        return new JournalEntry(id, arrival, item, deadline, receivedAt, other);
    }
}
