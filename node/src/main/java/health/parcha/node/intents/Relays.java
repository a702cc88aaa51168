package health.parcha.node.intents;

import health.parcha.chain.Contracts;
import health.parcha.chain.follow.ChainStore;
import health.parcha.chain.relay.IntentJournal;
import health.parcha.chain.relay.Relay;
import health.parcha.chain.relay.RelaySettings;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.node.configuration.NodeKeys;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** Makes relays of this node: one that sends, and one a request that only takes in. They share nothing but the journal. */
@Component
class Relays {
    private final EthRpc rpc;
    private final Contracts contracts;
    private final NodeKeys keys;
    private final ChainStore store;
    private final InstantSource clock;

    Relays(EthRpc rpc, Contracts contracts, NodeKeys keys, ChainStore store, InstantSource clock) {
        this.rpc = rpc;
        this.contracts = contracts;
        this.keys = keys;
        this.store = store;
        this.clock = clock;
    }

    Relay on(IntentJournal journal) {
        return new Relay(
                rpc,
                contracts,
                keys.relayer(),
                RelaySettings.DEFAULT,
                journal,
                store,
                clock.withZone(ZoneOffset.UTC),
                System::nanoTime);
    }
}
