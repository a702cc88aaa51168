package health.parcha.acceptance.network;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.follow.Follower;
import health.parcha.chain.follow.FollowerSettings;
import health.parcha.chain.follow.SettledBlock;
import health.parcha.chain.follow.SettledEvent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a whole chain from one engine and belongs to no node: what stands there is what happened. */
final class Witness implements ChainStore {
    private final TreeMap<BlockHeight, SettledBlock> blocks = new TreeMap<>();
    private Optional<ChainIdentity> identity = Optional.empty();

    /** The chain of an engine up to its newest block. */
    static Witness of(URI engine, Contracts contracts) throws InterruptedException {
        Witness witness = new Witness();
        try (HttpTransport transport = new HttpTransport(engine)) {
            EthRpc rpc = new EthRpc(transport);
            Follower follower = new Follower(
                    rpc, contracts, FollowerSettings.DEFAULT, FinalityRule.depth(1), witness, System::nanoTime);
            BlockHeight end = rpc.head().height();
            while (witness.head().filter(head -> !end.isAbove(head.height())).isEmpty()) {
                follower.step();
            }
        }
        return witness;
    }

    /** The blocks in which each intent had its effect; more than one is once too often. */
    Map<IntentId, List<BlockRef>> effects() {
        Map<IntentId, List<BlockRef>> effects = new HashMap<>();
        for (SettledBlock block : blocks.values()) {
            for (SettledEvent event : block.events()) {
                event.intent()
                        .ifPresent(id -> effects.computeIfAbsent(id, none -> new ArrayList<>())
                                .add(block.ref()));
            }
        }
        return effects;
    }

    /** How many transactions of batches stand in it. */
    int batches() {
        return blocks.values().stream()
                .mapToInt(block -> block.batches().size())
                .sum();
    }

    @Override
    public Optional<ChainIdentity> identity() {
        return identity;
    }

    @Override
    public void begin(ChainIdentity begun) {
        identity = Optional.of(begun);
    }

    @Override
    public Optional<Head> head() {
        return Optional.ofNullable(blocks.lastEntry())
                .map(entry -> new Head(entry.getValue().ref(), entry.getValue().time()));
    }

    @Override
    public Optional<Bytes32> hashAt(BlockHeight height) {
        return Optional.ofNullable(blocks.get(height)).map(block -> block.ref().hash());
    }

    @Override
    public void append(List<SettledBlock> more) {
        more.forEach(block -> blocks.put(block.height(), block));
    }

    @Override
    public void undoTo(Optional<BlockRef> ancestor) {
        ancestor.ifPresentOrElse(ref -> blocks.tailMap(ref.height(), false).clear(), blocks::clear);
    }

    @Override
    public Map<IntentId, BlockRef> successes(Collection<IntentId> intents) {
        Map<IntentId, BlockRef> found = new HashMap<>();
        effects().forEach((id, where) -> {
            if (intents.contains(id)) {
                found.put(id, where.getFirst());
            }
        });
        return found;
    }
}
