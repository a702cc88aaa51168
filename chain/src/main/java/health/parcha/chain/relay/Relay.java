package health.parcha.chain.relay;

import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes;
import health.parcha.chain.Contracts;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.IntentCheck;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Takes intents on and carries them to an outcome in a settled block, one {@link #tick} at a time. Any thread may
 * {@link #accept}; one thread ticks, in the process that holds the relayer's lease. It keeps nothing that it could not read
 * again from the journal: a crash between any two lines loses nothing and does nothing twice.
 */
public final class Relay {
    private final EthRpc rpc;
    private final Contracts contracts;
    private final RelaySettings settings;
    private final IntentJournal journal;
    private final Clock clock;
    private final LongSupplier nanos;
    private final PreCheck preCheck;
    private final Harvest harvest;
    private final Sender sender;
    private final Settling settling;
    private final Holds holds = new Holds();
    private final Map<IntentId, Selection.Candidate> candidates = new HashMap<>();
    private int batchLimit;
    /** How many may be on their way now: fewer on an engine that keeps no transaction for later. */
    private int window;

    private volatile RelayStatus status = RelayStatus.IDLE;

    /**
     * Prepares a relay; nothing is asked or written yet.
     *
     * @param relayer the one key of this node's transactions; nobody else may use it
     * @param store what this node's follower keeps
     * @param nanos a clock that only goes forward, as {@link System#nanoTime}
     */
    public Relay(
            EthRpc rpc,
            Contracts contracts,
            SigningKey relayer,
            RelaySettings settings,
            IntentJournal journal,
            ChainStore store,
            Clock clock,
            LongSupplier nanos) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
        this.nanos = nanos;
        this.preCheck = new PreCheck(rpc, contracts, relayer.address());
        this.harvest = new Harvest(rpc, contracts, relayer.address());
        this.sender = new Sender(rpc, contracts, relayer, settings.resendAfter());
        this.settling = new Settling(store, holds);
        this.batchLimit = settings.batchSize();
        this.window = settings.inFlight();
    }

    /**
     * Takes on an item (kind, fields, signatures; no length). What no relay could make pass is refused at once; all else is
     * durable in the journal on return, also while the chain cannot be reached.
     */
    public Acceptance accept(Bytes item) {
        return switch (SignedIntent.read(item)) {
            case SignedIntent.Read.Refused refused -> new Acceptance.Refused(Optional.empty(), refused.code());
            case SignedIntent.Read.Good good ->
                switch (IntentCheck.check(good.signed(), contracts, clock.instant())) {
                    case IntentCheck.Outcome.Refused refused ->
                        new Acceptance.Refused(Optional.of(refused.id()), refused.code());
                    case IntentCheck.Outcome.Good checked -> journal(good.signed(), checked.id(), item);
                };
        };
    }

    private Acceptance journal(SignedIntent signed, IntentId id, Bytes item) {
        // Where the intent names its one signer itself, the check off chain has said all there is to say.
        boolean settled = signed.signatures().size() == 1
                && !signed.asksContract()
                && IntentCheck.ownSigner(signed.intent()).isPresent();
        if (!settled) {
            Optional<JournalEntry> known = journal.find(id);
            if (known.isPresent() && known.get().item().equals(item)) {
                return new Acceptance.Accepted(known.get());
            }
            Optional<ResultCode> foreign = foreignSigner(signed, id, item);
            if (foreign.isPresent()) {
                return new Acceptance.Refused(Optional.of(id), foreign.get());
            }
        }
        return new Acceptance.Accepted(journal.accept(id, item, signed.intent().deadline(), clock.instant()));
    }

    // Keeps spoilt signatures out, unless something on its way may yet make the signer right.
    private Optional<ResultCode> foreignSigner(SignedIntent signed, IntentId id, Bytes item) {
        ResultCode code;
        try {
            code = preCheck.codes(new Batch(List.of(item))).getFirst();
        } catch (ChainUnreachable unknown) {
            return Optional.empty();
        }
        if (!code.blamesSignature()) {
            return Optional.empty();
        }
        Work work = new Work(journal);
        Set<ObjectKey> changing = work.ids().stream()
                .filter(other -> !other.equals(id))
                .flatMap(other -> work.entry(other).stream())
                .flatMap(entry -> work.candidate(entry).touch().changes().stream())
                .collect(Collectors.toSet());
        return Touch.of(signed.intent(), id).touchesAnyOf(changing) ? Optional.empty() : Optional.of(code);
    }

    /**
     * Looks at everything that is open once: harvests, settles, sends.
     *
     * @throws ChainUnreachable tick again after a pause; what was journalled stays
     */
    public void tick() {
        Work work = new Work(journal, candidates);
        holds.keepOnly(work.ids());
        if (work.isEmpty()) {
            status = RelayStatus.IDLE;
            return;
        }
        long now = nanos.getAsLong();
        Harvest.Look look = harvest.look(work.dispatches());
        harvest(work, look, now);
        settling.dispatches(work, look.mined(), now);
        settling.waiting(work);
        work.flush();
        List<Dispatch> onTheirWay = new ArrayList<>(look.unmined());
        resend(work, onTheirWay, now);
        send(work, onTheirWay, look.minedNonce(), now);
        sender.keepOnly(work.dispatches().stream().map(Dispatch::id).collect(Collectors.toSet()));
        status = new RelayStatus(work.waiting().size(), work.dispatches().size(), sender.problem());
    }

    private void harvest(Work work, Harvest.Look look, long now) {
        for (Harvest.Mined mined : look.mined()) {
            List<IntentId> intents = mined.dispatch().intents();
            if (mined.codes().isEmpty()) {
                batchLimit = Math.max(1, intents.size() / 2);
                giveBack(work, mined.dispatch(), new IntentState.Queued(ResultCode.RETRY));
                intents.forEach(id -> holds.pause(id, now));
                continue;
            }
            batchLimit = settings.batchSize();
            List<ResultCode> codes = mined.codes().get();
            for (int i = 0; i < intents.size(); i++) {
                work.move(
                        intents.get(i),
                        new IntentState.Mined(
                                mined.receipt().transaction(), mined.receipt().block(), codes.get(i)));
            }
        }
        window = look.mined().isEmpty() ? window : Math.min(settings.inFlight(), window + 1);
        look.lost().forEach(lost -> giveBack(work, lost, new IntentState.Received()));
        for (Dispatch unmined : look.unmined()) {
            IntentState sent = new IntentState.Sent(unmined.newest().hash());
            unmined.intents().forEach(id -> work.move(id, sent));
        }
    }

    private static void giveBack(Work work, Dispatch dispatch, IntentState state) {
        dispatch.intents().forEach(id -> work.move(id, state));
        work.close(dispatch);
    }

    private void resend(Work work, List<Dispatch> onTheirWay, long now) {
        List<Dispatch> due = onTheirWay.stream()
                .filter(dispatch -> sender.isDue(dispatch, now))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        BlockHeader head = rpc.head();
        for (Dispatch dispatch : due) {
            Dispatch newest = dispatch;
            if (sender.shouldRaise(dispatch, head)) {
                newest = sender.raise(dispatch, candidates(work, dispatch), head);
                work.dispatch(newest);
            }
            if (!sender.hand(newest, head, now)) {
                window = 1;
                return;
            }
        }
    }

    private void send(Work work, List<Dispatch> onTheirWay, long minedNonce, long now) {
        long nonce =
                onTheirWay.stream().mapToLong(dispatch -> dispatch.nonce() + 1).reduce(minedNonce, Math::max);
        if (work.waiting().isEmpty()) {
            return;
        }
        BlockHeader head = rpc.head();
        long mostGas = Math.min(GasTable.MOST, head.gasLimit() / 10 * 9);
        while (onTheirWay.size() < window) {
            List<Selection.Candidate> chosen = select(work, onTheirWay, mostGas, now);
            if (chosen.isEmpty()) {
                return;
            }
            List<Selection.Candidate> batch = passing(work, chosen, now);
            if (batch.isEmpty()) {
                // All of them are held now: those behind them are looked at next.
                continue;
            }
            Dispatch dispatch = sender.prepare(nonce, batch, head);
            // Before this line a crash leaves the intents waiting; after it the transaction is found and handed in
            // again.
            work.dispatch(dispatch);
            if (!sender.hand(dispatch, head, now)) {
                window = 1;
                return;
            }
            onTheirWay.add(dispatch);
            nonce++;
        }
    }

    private List<Selection.Candidate> select(Work work, List<Dispatch> onTheirWay, long mostGas, long now) {
        List<JournalEntry> ready = work.waiting().stream()
                .filter(entry -> !holds.isHeld(entry.id(), now))
                .toList();
        if (ready.isEmpty() || !isFull(ready)) {
            return List.of();
        }
        Selection selection = new Selection(batchLimit, mostGas);
        onTheirWay.forEach(dispatch -> selection.avoid(candidates(work, dispatch)));
        for (JournalEntry entry : ready) {
            if (selection.isFull()) {
                break;
            }
            selection.offer(work.candidate(entry));
        }
        return selection.sorted();
    }

    // Another process may have taken it on by another clock, and a clock may be set back: nobody waits for that.
    private boolean isFull(List<JournalEntry> ready) {
        Instant now = clock.instant();
        Instant first = ready.getFirst().receivedAt();
        return ready.size() >= batchLimit || now.isBefore(first) || !now.isBefore(first.plus(settings.batchWait()));
    }

    private List<Selection.Candidate> passing(Work work, List<Selection.Candidate> chosen, long now) {
        List<ResultCode> codes = preCheck.codes(Selection.batch(chosen));
        BlockHeader after = rpc.head();
        List<Selection.Candidate> good = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            if (codes.get(i) == ResultCode.OK) {
                good.add(chosen.get(i));
            } else {
                hold(work, chosen.get(i).entry().id(), codes.get(i), after.ref(), now);
            }
        }
        work.flush();
        return good;
    }

    private void hold(Work work, IntentId id, ResultCode code, BlockRef after, long now) {
        work.move(id, new IntentState.Queued(code));
        if (code.fate() == ResultCode.Fate.FINAL) {
            holds.judge(id, new Holds.Judgement(code, after));
        } else {
            holds.pause(id, now);
        }
    }

    private static List<Selection.Candidate> candidates(Work work, Dispatch dispatch) {
        return dispatch.intents().stream()
                .flatMap(id -> work.entry(id).stream())
                .map(work::candidate)
                .toList();
    }

    /** How the relay stands after its last tick. */
    public RelayStatus status() {
        return status;
    }
}
