package health.parcha.node.intents;

import health.parcha.chain.BlockRef;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What became of an intent: of the journal where this node took it, of the settled chain where another did. */
@Component
class OutcomeLooks {
    /** Another process of the member may write the outcome, and cannot wake this one. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final PostgresIntentJournal journal;
    private final ChainStore store;
    private final Outcomes outcomes;

    OutcomeLooks(PostgresIntentJournal journal, ChainStore store, Outcomes outcomes) {
        this.journal = journal;
        this.store = store;
        this.outcomes = outcomes;
    }

    /**
     * The state when it is terminal, or after that time.
     *
     * @throws Refused UNKNOWN_INTENT where neither journal nor chain know it
     */
    Json.Fields look(IntentId id, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        try (Outcomes.Watch watch = outcomes.watch(id)) {
            while (true) {
                IntentState state = journal.find(id)
                        .map(JournalEntry::state)
                        .or(() -> ofChain(id))
                        .orElseThrow(() -> new Refused(Code.UNKNOWN_INTENT, "This node knows no intent " + id + "."));
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (state.isTerminal() || !left.isPositive() || outcomes.isClosed()) {
                    return json(id, state);
                }
                watch.await(left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN);
            }
        }
    }

    private Optional<IntentState> ofChain(IntentId id) {
        return Optional.ofNullable(store.successes(List.of(id)).get(id))
                .map(block -> new IntentState.Final(block, ResultCode.DONE));
    }

    /** A code is told once it counts: of an outcome, or of what an intent waits for. */
    private static Json.Fields json(IntentId id, IntentState state) {
        Json.ObjectBuilder json = Json.object()
                .put("digest", Hex.of(id.digest().toArray()))
                .put("state", StateRow.of(state).word());
        switch (state) {
            case IntentState.Received s -> next(json, "Wait: it is being sent");
            case IntentState.Queued s ->
                next(json.put("code", s.why().name()), s.why().next());
            case IntentState.Sent s -> next(json, "Wait: it is on its way to a block");
            case IntentState.Mined s -> next(block(json, s.block()), "Wait: its block has not settled");
            case IntentState.Final s ->
                next(
                        block(json, s.block()).put("code", s.code().name()),
                        s.code().next());
            case IntentState.Rejected s ->
                next(
                        block(json, s.block()).put("code", s.code().name()),
                        s.code().next());
            case IntentState.Expired s ->
                next(block(json, s.block()).put("code", ResultCode.EXPIRED.name()), ResultCode.EXPIRED.next());
        }
        return json.done();
    }

    private static Json.ObjectBuilder block(Json.ObjectBuilder json, BlockRef block) {
        return json.put(
                "block",
                Json.object()
                        .put("number", block.height().value())
                        .put("hash", Hex.of(block.hash().toArray()))
                        .done());
    }

    private static void next(Json.ObjectBuilder json, String sentence) {
        json.put("next", sentence + ".");
    }
}
