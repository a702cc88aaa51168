package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Samples;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A chain that takes money for gas. */
class RelayFeesTest {
    private Anvil anvil;
    private Network network;
    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        anvil.call("anvil_setNextBlockBaseFeePerGas", "[\"0x3b9aca00\"]");
        anvil.mine();
        node = new TestNode(
                anvil.transport(), network.contracts(), network.relayers().getFirst(), 1);
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private IntentId grant() {
        SigningKey controller = Network.key();
        return node.accept(People.grant(controller, Samples.grant(1)), controller);
    }

    @Test
    void relayerWithoutFunds_saysSo_andSendsOnceItHasSome() throws Exception {
        IntentId id = grant();
        node.turn();
        assertTrue(node.relay().status().problem().isPresent());
        anvil.giveFunds(network.relayers().getFirst().address());
        for (int i = 0; i < 8; i++) {
            anvil.mine();
            node.turn();
        }
        assertInstanceOf(IntentState.Final.class, node.state(id));
        assertTrue(node.relay().status().problem().isEmpty());
    }

    @Test
    void transactionThatOffersTooLittle_isReplacedByADearerOne() throws Exception {
        anvil.giveFunds(network.relayers().getFirst().address());
        IntentId id = grant();
        node.turn();
        anvil.call("anvil_setNextBlockBaseFeePerGas", "[\"0x2540be400\"]");
        anvil.mine();
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(id));
        int versions = 1;
        for (int i = 0; i < 40 && !node.state(id).isTerminal(); i++) {
            node.turn();
            versions = node.memory.dispatches().stream()
                    .mapToInt(dispatch -> dispatch.versions().size())
                    .reduce(versions, Math::max);
            if (i % 10 == 9) {
                anvil.mine();
            }
        }
        assertInstanceOf(IntentState.Final.class, node.state(id));
        assertTrue(versions > 1, "the price was raised");
        assertEquals(1, anvil.rpc().minedNonce(network.relayers().getFirst().address()));
    }
}
