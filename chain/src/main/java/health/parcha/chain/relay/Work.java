package health.parcha.chain.relay;

import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.SignedIntent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one tick works on: the journal's open part as it was read, and the moves that were decided since. */
final class Work {
    private static final int MOST = 4_000;

    private final IntentJournal journal;
    private final Map<IntentId, Selection.Candidate> candidates;
    private final Map<IntentId, JournalEntry> entries = new LinkedHashMap<>();
    private final List<Dispatch> dispatches;
    private final Map<IntentId, IntentState> moves = new HashMap<>();
    private final Set<Bytes32> closed = new HashSet<>();
    /** What no dispatch carries, in the journal's order; absent until asked for, and once a dispatch gives some back. */
    private @Nullable Map<IntentId, JournalEntry> waiting;

    Work(IntentJournal journal) {
        this(journal, new HashMap<>());
    }

    /** @param candidates what was taken apart for an earlier one, and will be for a later */
    Work(IntentJournal journal, Map<IntentId, Selection.Candidate> candidates) {
        this.journal = journal;
        this.candidates = candidates;
        this.dispatches = new ArrayList<>(journal.dispatches());
        journal.open(MOST).forEach(entry -> entries.put(entry.id(), entry));
        for (Dispatch dispatch : dispatches) {
            for (IntentId id : dispatch.intents()) {
                if (!entries.containsKey(id)) {
                    journal.find(id).ifPresent(entry -> entries.put(id, entry));
                }
            }
        }
        candidates.keySet().retainAll(entries.keySet());
    }

    /** The entry taken apart; what was journalled was readable. */
    Selection.Candidate candidate(JournalEntry entry) {
        Selection.Candidate known = candidates.get(entry.id());
        if (known != null && known.entry().item().equals(entry.item())) {
            return known;
        }
        Selection.Candidate fresh = Selection.Candidate.of(entry);
        candidates.put(entry.id(), fresh);
        return fresh;
    }

    boolean isEmpty() {
        return entries.isEmpty() && dispatches.isEmpty();
    }

    Set<IntentId> ids() {
        return entries.keySet();
    }

    List<Dispatch> dispatches() {
        return dispatches.stream()
                .filter(dispatch -> !closed.contains(dispatch.id()))
                .toList();
    }

    /** Open entries that no dispatch carries, in the journal's order. */
    List<JournalEntry> waiting() {
        Map<IntentId, JournalEntry> known = waiting;
        if (known == null) {
            known = new LinkedHashMap<>(entries);
            known.values().removeIf(entry -> entry.state().isTerminal());
            for (Dispatch dispatch : dispatches()) {
                dispatch.intents().forEach(known::remove);
            }
            waiting = known;
        }
        return List.copyOf(known.values());
    }

    Optional<JournalEntry> entry(IntentId id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** Decides a new state; a terminal one is never left again here, the same one is no move. */
    void move(IntentId id, IntentState state) {
        JournalEntry entry = entries.get(id);
        if (entry == null || entry.state().isTerminal() || entry.state().equals(state)) {
            return;
        }
        entries.put(id, entry.in(state));
        moves.put(id, state);
        if (waiting != null) {
            waiting.computeIfPresent(id, (key, old) -> state.isTerminal() ? null : old.in(state));
        }
    }

    void close(Dispatch dispatch) {
        closed.add(dispatch.id());
        waiting = null;
    }

    /** Writes what was decided, in one transaction. */
    void flush() {
        if (!moves.isEmpty() || !closed.isEmpty()) {
            journal.move(Map.copyOf(moves), Set.copyOf(closed));
            dispatches.removeIf(dispatch -> closed.contains(dispatch.id()));
            moves.clear();
            closed.clear();
        }
    }

    /** Keeps a dispatch durably, before its transaction leaves. */
    void dispatch(Dispatch dispatch) {
        flush();
        journal.dispatch(dispatch);
        dispatches.removeIf(other -> other.id().equals(dispatch.id()));
        dispatches.add(dispatch);
        if (waiting != null) {
            dispatch.intents().forEach(waiting::remove);
        }
        IntentState sent = new IntentState.Sent(dispatch.newest().hash());
        dispatch.intents()
                .forEach(id -> entry(id)
                        .filter(entry -> !entry.state().isTerminal())
                        .ifPresent(entry -> entries.put(id, entry.in(sent))));
    }

    /** The item of a journalled entry; what was journalled was readable. */
    static SignedIntent signed(JournalEntry entry) {
        return switch (SignedIntent.read(entry.item())) {
            case SignedIntent.Read.Good good -> good.signed();
            case SignedIntent.Read.Refused refused ->
                throw new IllegalStateException(
                        "the journal's entry " + entry.id() + " is no intent: " + refused.code());
        };
    }
}
