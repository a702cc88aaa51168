package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Samples;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.QueuelessEngine;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.EthRpc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay on an engine that keeps no transaction for later. */
class RelayWithoutQueueTest {
    private static final int IN_FLIGHT = 4;

    private Anvil anvil;
    private Network network;
    private TestNode node;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        node = new TestNode(
                new QueuelessEngine(anvil),
                network.contracts(),
                network.relayers().getFirst(),
                FinalityRule.depth(1),
                new RelaySettings(1, Duration.ZERO, IN_FLIGHT, Duration.ofHours(1)));
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private List<IntentId> grants(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    SigningKey controller = Network.key();
                    return node.accept(SignedIntent.sign(
                            People.grant(controller, Samples.grant(1)), network.contracts(), controller));
                })
                .toList();
    }

    private void assertDoneOnce(List<IntentId> ids) {
        for (IntentId id : ids) {
            assertInstanceOf(IntentState.Final.class, node.state(id));
            assertEquals(
                    1,
                    node.memory.events().stream()
                            .filter(event -> event.intent().filter(id::equals).isPresent())
                            .count());
        }
    }

    @Test
    void whatItHolds_isCarriedAsAnywhere() throws Exception {
        List<IntentId> ids = grants(IN_FLIGHT);
        node.turn();
        assertEquals(IN_FLIGHT, node.memory.dispatches().size());
        assertEquals(Optional.empty(), node.relay().status().problem());
        node.turn();
        anvil.mine();
        node.turn();
        assertDoneOnce(ids);
    }

    @Test
    void whenItForgotWhatItHeld_allIsHandedInAgainInOrder_withoutWaiting() throws Exception {
        List<IntentId> ids = new ArrayList<>(grants(IN_FLIGHT - 1));
        node.turn();
        anvil.dropPending();
        ids.addAll(grants(1));
        node.turn();
        assertTrue(node.relay().status().problem().orElseThrow().contains("invalid nonce"));
        node.turn();
        assertEquals(Optional.empty(), node.relay().status().problem());
        anvil.mine();
        node.turn();
        assertDoneOnce(ids);
        assertTrue(node.memory.dispatches().isEmpty());
    }

    @Test
    void afterARefusal_oneIsOnItsWay_thenMoreAgain() throws Exception {
        grants(1);
        node.turn();
        anvil.dropPending();
        List<IntentId> ids = grants(40);
        node.turn();
        assertEquals(2, node.memory.dispatches().size());
        node.turn();
        assertEquals(2, node.memory.dispatches().size(), "no further one beside those that it lacks");
        for (int block = 0; block < IN_FLIGHT; block++) {
            anvil.mine();
            node.turn();
        }
        assertEquals(IN_FLIGHT, node.memory.dispatches().size());
        for (int block = 0; block < 40; block++) {
            anvil.mine();
            node.turn();
        }
        assertDoneOnce(ids);
    }

    @Test
    void aChainThatBeginsAtBlockOne_isFollowedFromThere() throws Exception {
        anvil.mine(2);
        node.turn();
        BlockHeight first = new BlockHeight(1);
        assertEquals(Optional.empty(), node.memory.hashAt(BlockHeight.GENESIS));
        assertEquals(
                new EthRpc(anvil.transport()).header(first).orElseThrow().hash(),
                node.memory.hashAt(first).orElseThrow());
    }
}
