package health.parcha.client.joining;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.RpcRefusal;
import health.parcha.client.CheckFailed;
import health.parcha.client.Unreachable;
import health.parcha.client.network.NetworkManifest;
import health.parcha.core.party.MemberNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** The members as an engine's JSON-RPC tells them. */
public final class MembersByRpc implements MembersOnChain {
    private static final int SLIPS = 10;

    private final EthRpc rpc;
    private final Contracts contracts;
    private final FinalityRule finality;

    /** @param finality which of the engine's blocks counts as settled */
    public MembersByRpc(EthRpc rpc, Contracts contracts, FinalityRule finality) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.finality = finality;
    }

    @Override
    public void check(NetworkManifest manifest) {
        asked(() -> {
            Bytes32 pinned = Bytes32.parse(manifest.json().text("genesis"));
            Optional<Bytes32> genesis = rpc.header(BlockHeight.GENESIS).map(BlockHeader::hash);
            if (!rpc.chainId().equals(contracts.chain())
                    || !genesis.equals(Optional.of(pinned))
                    || !hasCode()
                    || !new ChainReader(rpc, contracts)
                            .network(BlockTag.latest())
                            .equals(manifest.network())) {
                throw new CheckFailed(
                        "OTHER_CHAIN",
                        "The engine serves another chain than network.json pins: id " + rpc.chainId() + ", first block "
                                + genesis.map(Bytes32::toString).orElse("none") + ".",
                        "Point --rpc to an engine of this network; or take network.json from a founder once more.");
            }
            return manifest;
        });
    }

    private boolean hasCode() {
        return rpc.code(contracts.directory(), BlockTag.latest()).size() > 0;
    }

    @Override
    public List<MemberFacts> all() {
        return asked(this::atSettled);
    }

    /** Begins again where the engine keeps the newest state alone and made a block between two of the calls. */
    private List<MemberFacts> atSettled() {
        for (int left = SLIPS; ; left--) {
            try {
                return read();
            } catch (RpcRefusal refused) {
                if (!refused.saysBlockGone() || left == 0) {
                    throw refused;
                }
            }
        }
    }

    private List<MemberFacts> read() {
        BlockTag settled = finality.settled(rpc.head())
                .map(BlockTag::at)
                .orElseThrow(() -> new ChainUnreachable("no block is settled yet"));
        ChainReader reader = new ChainReader(rpc, contracts);
        return LongStream.rangeClosed(1, reader.memberCount(settled))
                .mapToObj(number -> reader.member(new MemberNumber(number), settled))
                .flatMap(Optional::stream)
                .toList();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ChainUnreachable e) {
            throw new Unreachable("The chain's engine (--rpc)", String.valueOf(e.getMessage()));
        } catch (RpcRefusal e) {
            throw new CheckFailed(
                    "ENGINE_REFUSED",
                    String.valueOf(e.getMessage()),
                    "See that --rpc is the Ethereum JSON-RPC of this network's chain, and that it holds the newest blocks.");
        }
    }
}
