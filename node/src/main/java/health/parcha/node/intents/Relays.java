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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Makes relays of this node: one that sends, and one a request that only takes in. They share nothing but the journal. The
 * ones at the door have little patience with the engine: nobody waits for one that hangs, what it would say is found later.
 */
@Component
class Relays {
    private final EthRpc rpc;
    private final EthRpc impatient;
    private final Contracts contracts;
    private final NodeKeys keys;
    private final ChainStore store;
    private final InstantSource clock;

    Relays(
            EthRpc engineRpc,
            @Qualifier("doorRpc") EthRpc doorRpc,
            Contracts contracts,
            NodeKeys keys,
            ChainStore store,
            InstantSource clock) {
        this.rpc = engineRpc;
        this.impatient = doorRpc;
        this.contracts = contracts;
        this.keys = keys;
        this.store = store;
        this.clock = clock;
    }

    /** Takes in alone. */
    Relay atTheDoor(IntentJournal journal) {
        return relay(impatient, journal);
    }

    Relay on(IntentJournal journal) {
        return relay(rpc, journal);
    }

    private Relay relay(EthRpc engine, IntentJournal journal) {
        return new Relay(
                engine,
                contracts,
                keys.relayer(),
                RelaySettings.DEFAULT,
                journal,
                store,
                clock.withZone(ZoneOffset.UTC),
                System::nanoTime);
    }
}
