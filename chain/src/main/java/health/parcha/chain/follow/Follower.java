package health.parcha.chain.follow;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Brings a {@link ChainStore} up to the chain's settled block, one {@link #step} at a time, by one thread. */
public final class Follower {
    private static final int RANGE = 200;

    private final EthRpc rpc;
    private final Contracts contracts;
    private final FollowerSettings settings;
    private final FinalityRule finality;
    private final ChainStore store;
    private final RangeReader reader;
    private final LongSupplier nanos;
    private boolean identified;
    private Optional<Long> lowerSince = Optional.empty();

    /**
     * Prepares a follower; nothing is asked or written before the first step.
     *
     * @param nanos a clock that only goes forward, as {@link System#nanoTime}
     */
    public Follower(
            EthRpc rpc,
            Contracts contracts,
            FollowerSettings settings,
            FinalityRule finality,
            ChainStore store,
            LongSupplier nanos) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.settings = settings;
        this.finality = finality;
        this.store = store;
        this.reader = new RangeReader(rpc, contracts);
        this.nanos = nanos;
    }

    /** What a step did. */
    public sealed interface Step {
        /** The store stands at the settled block, or the chain changed while it was read: step again after a pause. */
        record Idle() implements Step {}

        /** Blocks were stored; there may be more, so step again at once. */
        record Advanced(BlockHeight from, BlockHeight to) implements Step {}

        /** The chain took blocks back; the store ends at the ancestor now (empty = at nothing). Step again at once. */
        record Undone(Optional<BlockRef> ancestor) implements Step {}

        /** The engine's head is below the store's: it may be catching up. Step again after a pause. */
        record Waiting(BlockHeight engine, BlockHeight stored) implements Step {}
    }

    /**
     * Looks at the chain once and does the next thing.
     *
     * @throws OtherChain this is not the store's chain: stop
     * @throws health.parcha.chain.rpc.ChainUnreachable step again after a pause
     */
    public Step step() {
        BlockHeader head = rpc.head();
        if (!identified) {
            identify();
        }
        Optional<ChainStore.Head> stored = store.head();
        if (stored.isPresent() && stored.get().height().isAbove(head.height())) {
            return lower(head, stored.get());
        }
        lowerSince = Optional.empty();
        BlockHeight next = stored.map(s -> s.height().plus(1)).orElseGet(this::first);
        Optional<BlockHeight> settled =
                finality.settled(head).map(height -> height.isAbove(head.height()) ? head.height() : height);
        if (settled.isEmpty() || next.isAbove(settled.get())) {
            return stored.isPresent() && next.isAbove(head.height()) && !isSame(head.ref(), stored.get())
                    ? undo(head)
                    : new Step.Idle();
        }
        return advance(head, stored, next, settled.get());
    }

    // A chain may begin at block 1; its engine gives that one for block 0.
    private BlockHeight first() {
        return rpc.header(settings.from()).map(BlockHeader::height).orElse(settings.from());
    }

    private static boolean isSame(BlockRef head, ChainStore.Head stored) {
        return head.equals(stored.ref());
    }

    private Step advance(BlockHeader head, Optional<ChainStore.Head> stored, BlockHeight next, BlockHeight settled) {
        BlockHeight last = next.plus(RANGE - 1);
        Optional<List<SettledBlock>> read = reader.read(next, last.isAbove(settled) ? settled : last);
        if (read.isEmpty()) {
            return new Step.Idle();
        }
        List<SettledBlock> blocks = read.get();
        boolean linked = stored.isEmpty()
                || blocks.getFirst().parent().equals(stored.get().ref().hash());
        if (!linked) {
            return undo(head);
        }
        store.append(blocks);
        return new Step.Advanced(next, blocks.getLast().height());
    }

    // An engine that has just been started again may still be replaying its blocks.
    private Step lower(BlockHeader head, ChainStore.Head stored) {
        long now = nanos.getAsLong();
        long since = lowerSince.orElse(now);
        lowerSince = Optional.of(since);
        if (now - since < settings.replayPatience().toNanos()) {
            identified = false;
            return new Step.Waiting(head.height(), stored.height());
        }
        return undo(head);
    }

    private Step undo(BlockHeader head) {
        identify();
        Optional<BlockRef> ancestor = ancestor(head.height());
        store.undoTo(ancestor);
        lowerSince = Optional.empty();
        return new Step.Undone(ancestor);
    }

    private Optional<BlockRef> ancestor(BlockHeight engine) {
        BlockHeight top = store.head().map(ChainStore.Head::height).orElse(settings.from());
        BlockHeight high = top.isAbove(engine) ? engine : top;
        while (!settings.from().isAbove(high)) {
            BlockHeight low = high.minus(RANGE - 1);
            List<BlockHeader> headers = rpc.headers(settings.from().isAbove(low) ? settings.from() : low, high);
            for (BlockHeader header : headers.reversed()) {
                Optional<Bytes32> stored = store.hashAt(header.height());
                if (stored.filter(header.hash()::equals).isPresent()) {
                    return Optional.of(header.ref());
                }
            }
            if (low.value() == 0) {
                break;
            }
            high = low.minus(1);
        }
        return Optional.empty();
    }

    private void identify() {
        ChainIdentity seen = ChainIdentity.of(rpc, contracts);
        Optional<ChainIdentity> stored = store.identity();
        if (stored.isPresent() && !stored.get().equals(seen)) {
            if (replaying(stored.get(), seen)) {
                return;
            }
            throw new OtherChain(stored.get(), seen);
        }
        if (stored.isEmpty()) {
            if (rpc.code(contracts.directory(), BlockTag.latest()).isEmpty()) {
                throw new ChainUnreachable("no contracts stand at " + contracts.directory() + " on this chain yet");
            }
            store.begin(seen);
        }
        identified = true;
    }

    // Same first block, contracts not there yet: wait as long as for any lower head before calling it another chain.
    private boolean replaying(ChainIdentity stored, ChainIdentity seen) {
        boolean sameStart =
                stored.genesis().equals(seen.genesis()) && stored.network().equals(seen.network());
        long now = nanos.getAsLong();
        long since = lowerSince.orElse(now);
        boolean lower = store.head()
                .filter(head -> head.height().isAbove(rpc.head().height()))
                .isPresent();
        return sameStart && lower && now - since < settings.replayPatience().toNanos();
    }
}
