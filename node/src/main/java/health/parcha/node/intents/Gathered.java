package health.parcha.node.intents;

import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.relay.Dispatch;
import health.parcha.chain.relay.IntentJournal;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.JournalEntry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The journal as one request sees it: what it hands in is gathered first, and journalled together once every item of the
 * request has passed. So a refused request has changed nothing, and holds no connection while the engine is asked.
 */
final class Gathered implements IntentJournal {
    private final PostgresIntentJournal journal;
    private final Arrivals arrivals;
    private final Map<IntentId, JournalEntry> entries = new LinkedHashMap<>();

    Gathered(PostgresIntentJournal journal, Arrivals arrivals) {
        this.journal = journal;
        this.arrivals = arrivals;
    }

    @Override
    public JournalEntry accept(IntentId id, Bytes item, Instant deadline, Instant at) {
        return entries.computeIfAbsent(
                id, key -> new JournalEntry(key, 0, item, deadline, at, new IntentState.Received()));
    }

    @Override
    public Optional<JournalEntry> find(IntentId id) {
        return Optional.ofNullable(entries.get(id)).or(() -> journal.find(id));
    }

    @Override
    public List<JournalEntry> open(int most) {
        return Stream.concat(journal.open(most).stream(), entries.values().stream())
                .toList();
    }

    @Override
    public List<Dispatch> dispatches() {
        return journal.dispatches();
    }

    @Override
    public void dispatch(Dispatch dispatch) {
        throw new UnsupportedOperationException("a request sends nothing itself");
    }

    @Override
    public void move(Map<IntentId, IntentState> states, Set<Bytes32> closed) {
        throw new UnsupportedOperationException("a request decides nothing itself");
    }

    /** Makes what was gathered durable, all or nothing; the entries as they stand then. */
    List<JournalEntry> journal() {
        return entries.isEmpty() ? List.of() : arrivals.keep(List.copyOf(entries.values()));
    }
}
