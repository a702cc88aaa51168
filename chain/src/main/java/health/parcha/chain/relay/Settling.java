package health.parcha.chain.relay;

import health.parcha.chain.BlockRef;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides outcomes by the settled chain alone. */
record Settling(ChainStore store, Holds holds) {
    /** Transactions in a settled block: each of their items has its outcome, or is tried again. */
    void dispatches(Work work, List<Harvest.Mined> mined, long now) {
        Optional<ChainStore.Head> head = store.head();
        for (Harvest.Mined one : mined) {
            if (one.codes().isPresent()
                    && head.isPresent()
                    && isSettled(one.receipt().block(), head.get())) {
                settle(work, one, one.codes().get(), now);
                work.close(one.dispatch());
            }
        }
    }

    private void settle(Work work, Harvest.Mined mined, List<ResultCode> codes, long now) {
        List<IntentId> intents = mined.dispatch().intents();
        Map<IntentId, BlockRef> successes = store.successes(intents);
        BlockRef block = mined.receipt().block();
        for (int i = 0; i < intents.size(); i++) {
            IntentId id = intents.get(i);
            ResultCode code = codes.get(i);
            Optional<BlockRef> success = Optional.ofNullable(successes.get(id));
            if (success.isPresent()) {
                ResultCode how = code == ResultCode.OK ? ResultCode.OK : ResultCode.DONE;
                work.move(id, new IntentState.Final(success.get(), how));
            } else if (code.fate() != ResultCode.Fate.FINAL) {
                work.move(id, new IntentState.Queued(code == ResultCode.OK ? ResultCode.RETRY : code));
                holds.pause(id, now);
            } else {
                work.move(id, refused(code, block));
            }
        }
    }

    /** Entries on no transaction: done by a copy, refused by a judgement that has settled, or past their deadline. */
    void waiting(Work work) {
        Optional<ChainStore.Head> head = store.head();
        List<JournalEntry> waiting = work.waiting();
        if (head.isEmpty() || waiting.isEmpty()) {
            return;
        }
        Map<IntentId, BlockRef> successes =
                store.successes(waiting.stream().map(JournalEntry::id).toList());
        for (JournalEntry entry : waiting) {
            IntentId id = entry.id();
            Optional<Holds.Judgement> judgement = holds.judgement(id)
                    .filter(j -> !j.at().height().isAbove(head.get().height()));
            if (successes.containsKey(id)) {
                work.move(id, new IntentState.Final(successes.get(id), ResultCode.DONE));
            } else if (judgement.isPresent() && isSettled(judgement.get().at(), head.get())) {
                work.move(id, refused(judgement.get().code(), judgement.get().at()));
            } else if (head.get().time().isAfter(entry.deadline())) {
                work.move(id, new IntentState.Expired(head.get().ref()));
            } else if (judgement.isPresent()) {
                holds.release(id);
            }
        }
    }

    private static IntentState refused(ResultCode code, BlockRef block) {
        return code == ResultCode.EXPIRED ? new IntentState.Expired(block) : new IntentState.Rejected(block, code);
    }

    private boolean isSettled(BlockRef block, ChainStore.Head head) {
        return !block.height().isAbove(head.height())
                && store.hashAt(block.height()).filter(block.hash()::equals).isPresent();
    }
}
