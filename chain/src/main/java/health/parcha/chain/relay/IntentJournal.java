package health.parcha.chain.relay;

import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The durable list of intents that a node has taken on, and of the transactions that carry them.
 *
 * <p>Every writing method is one transaction and durable when it returns: a node answers 202 only after {@link #accept} has
 * returned. When it throws, nothing of it is there. {@link #accept} is called by many threads at once; the other writing
 * methods by the one relay that holds the relayer's lease. It stands in the same database as the
 * {@link health.parcha.chain.follow.ChainStore}, whose {@code undoTo} sets entries back to Received.
 */
public interface IntentJournal {
    /**
     * Takes an intent on, and gives the entry as it stands then. An id that is there already keeps its entry, with one
     * exception: where it stands rejected with a code that {@linkplain
     * health.parcha.chain.intent.ResultCode#blamesSignature() blames the signature} and the item differs, it starts again as
     * Received with the new item and a new arrival. So nobody spoils a digest by sending it with a bad signature.
     */
    JournalEntry accept(IntentId id, Bytes item, Instant deadline, Instant at);

    Optional<JournalEntry> find(IntentId id);

    /**
     * Entries that are not terminal, at most so many: first all that are not {@link IntentState.Queued}, then those, each in
     * order of arrival. What is held back so never stands in the way of what is new.
     */
    List<JournalEntry> open(int most);

    /** The dispatches that are not closed, by nonce. */
    List<Dispatch> dispatches();

    /**
     * Keeps a dispatch before its transaction is handed to the engine, and makes its intents Sent. A dispatch of the same id
     * is replaced by the newer one, which has more versions.
     */
    void dispatch(Dispatch dispatch);

    /**
     * Moves entries to new states and closes dispatches. An entry that is terminal stays as it is: that can happen only where
     * a lease was lost.
     *
     * @param closed ids of dispatches
     */
    void move(Map<IntentId, IntentState> states, Set<Bytes32> closed);
}
