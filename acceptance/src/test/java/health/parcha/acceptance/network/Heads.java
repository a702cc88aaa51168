package health.parcha.acceptance.network;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes32;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.chain.rpc.RpcRefusal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches the heads of some engines and counts how often one of them replaced a block by another. */
final class Heads implements AutoCloseable {
    private final List<HttpTransport> transports;
    private final AtomicInteger reorganisations = new AtomicInteger();
    private final AtomicInteger deepest = new AtomicInteger();

    Heads(List<URI> engines) {
        this.transports = engines.stream().map(HttpTransport::new).toList();
        transports.forEach(transport -> Thread.ofVirtual().start(() -> watch(new EthRpc(transport))));
    }

    private void watch(EthRpc rpc) {
        TreeMap<Long, Bytes32> known = new TreeMap<>();
        try {
            while (true) {
                look(rpc, known);
                Thread.sleep(150);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(EthRpc rpc, TreeMap<Long, Bytes32> known) {
        try {
            BlockHeader header = rpc.head();
            int replaced = 0;
            while (!header.hash().equals(known.get(header.height().value()))) {
                boolean first = known.isEmpty();
                Bytes32 former = known.put(header.height().value(), header.hash());
                replaced += former == null ? 0 : 1;
                Optional<BlockHeader> parent = header.height().value() == 0 || first
                        ? Optional.empty()
                        : rpc.header(new BlockHeight(header.height().value() - 1));
                if (parent.isEmpty()) {
                    break;
                }
                header = parent.get();
            }
            if (replaced > 0) {
                reorganisations.incrementAndGet();
                deepest.accumulateAndGet(replaced, Math::max);
            }
        } catch (ChainUnreachable | RpcRefusal away) {
            // A dead engine has no head; it is asked again.
        }
    }

    int reorganisations() {
        return reorganisations.get();
    }

    /** The most blocks that were replaced at once. */
    int deepest() {
        return deepest.get();
    }

    @Override
    public void close() {
        transports.forEach(HttpTransport::close);
    }
}
