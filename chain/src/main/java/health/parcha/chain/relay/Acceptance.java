package health.parcha.chain.relay;

import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import java.util.Optional;

/** What a node answers to an item that is handed in. */
public sealed interface Acceptance {
    /** Durable: the relay carries it to an outcome. The entry may be an older one of the same intent. */
    record Accepted(JournalEntry entry) implements Acceptance {}

    /**
     * Not taken on: no relay could make it pass. Nothing was stored.
     *
     * @param id empty where the item is no intent
     */
    record Refused(Optional<IntentId> id, ResultCode code) implements Acceptance {}
}
