package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes;
import health.parcha.chain.Samples;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.FaultyTransport;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayCrashTest {
    private Anvil anvil;
    private Network network;
    private TestNode node;
    private int grants;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        node = new TestNode(
                anvil.transport(), network.contracts(), network.relayers().getFirst(), 1);
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private IntentId grant() {
        SigningKey controller = Network.key();
        return node.accept(People.grant(controller, Samples.grant(++grants)), controller);
    }

    private List<IntentId> grants(int count) {
        List<IntentId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(grant());
        }
        return ids;
    }

    private void turnAndMine(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            node.turn();
            anvil.mine();
        }
        node.turn();
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
        assertTrue(node.memory.dispatches().isEmpty());
    }

    @Test
    void crashBetweenJournalAndSend_isSentByTheNextRun() throws Exception {
        List<IntentId> ids = grants(3);
        node.turn();
        turnAndMine(1);
        assertDoneOnce(ids);
        List<IntentId> more = grants(3);
        node.restart(FaultyTransport.beforeSending(anvil.transport(), "eth_sendRawTransaction"));
        assertThrows(ChainUnreachable.class, node::turn);
        assertEquals(1, node.memory.dispatches().size());
        anvil.mine();
        node.restart(anvil.transport());
        turnAndMine(2);
        assertDoneOnce(more);
    }

    @Test
    void crashAfterSend_isNotDoneTwice() throws Exception {
        List<IntentId> ids = grants(3);
        node.restart(FaultyTransport.afterSending(anvil.transport(), "eth_sendRawTransaction"));
        assertThrows(ChainUnreachable.class, node::turn);
        node.restart(anvil.transport());
        turnAndMine(2);
        assertDoneOnce(ids);
        assertEquals(1, anvil.rpc().minedNonce(network.relayers().getFirst().address()));
    }

    @Test
    void crashAtEachCall_losesNothing_andDoesNothingTwice() throws Exception {
        List<IntentId> all = new ArrayList<>();
        boolean someCallLeft = true;
        for (int call = 1; someCallLeft; call++) {
            someCallLeft = false;
            for (boolean answerLost : new boolean[] {false, true}) {
                all.addAll(grants(2));
                FaultyTransport line = FaultyTransport.atCall(anvil.transport(), call, answerLost);
                node.restart(line);
                try {
                    turnAndMine(2);
                } catch (ChainUnreachable cut) {
                    assertTrue(line.isBroken());
                    someCallLeft = true;
                }
                anvil.mine();
                node.restart(anvil.transport());
            }
        }
        turnAndMine(3);
        assertDoneOnce(all);
        assertTrue(all.size() > 30, "each call of a round was cut: " + all.size());
    }

    @Test
    void droppedFromTheEnginesMemory_isHandedInAgain() throws Exception {
        List<IntentId> ids = grants(2);
        node.turn();
        anvil.dropPending();
        turnAndMine(8);
        assertDoneOnce(ids);
    }

    @Test
    void nonceTakenByAnotherProgram_isSentWithANewOne() throws Exception {
        SigningKey relayer = network.relayers().getFirst();
        List<IntentId> ids = grants(2);
        node.turn();
        anvil.dropPending();
        EthRpc rpc = anvil.rpc();
        rpc.send(new Transaction(
                        network.contracts().chain(),
                        0,
                        Transaction.Price.free(),
                        60_000,
                        Optional.of(network.contracts().router()),
                        Bytes.EMPTY)
                .sign(relayer)
                .bytes());
        turnAndMine(8);
        assertDoneOnce(ids);
    }

    @Test
    void batchThatRevertsAsAWhole_isTriedAgainInSmallerOnes() throws Exception {
        List<IntentId> ids = grants(4);
        node.turn();
        var router = network.contracts().router();
        Bytes code = anvil.rpc().code(router, BlockTag.latest());
        anvil.call("anvil_setCode", "[\"" + router + "\", \"0x60006000fd\"]");
        anvil.mine();
        anvil.call("anvil_setCode", "[\"" + router + "\", \"" + code + "\"]");
        node.turn();
        assertEquals(new IntentState.Queued(ResultCode.RETRY), node.state(ids.getFirst()));
        turnAndMine(4);
        assertDoneOnce(ids);
        assertEquals(
                2,
                node.memory.blocks().stream().mapToInt(b -> b.batches().size()).sum());
    }

    @Test
    void hundredsAtOnce_leaveInSeveralTransactionsOfOneBlock() throws Exception {
        List<IntentId> ids = grants(250);
        turnAndMine(1);
        assertDoneOnce(ids);
        assertEquals(3, node.memory.blocks().getLast().batches().size());
    }

    @Test
    void engineUnreachable_stillTakesIntentsOn() throws Exception {
        anvil.kill();
        SigningKey controller = Network.key();
        IntentId id = node.accept(People.grant(controller, Samples.grant(1)), controller);
        assertEquals(new IntentState.Received(), node.state(id));
        assertThrows(ChainUnreachable.class, node::turn);
        assertEquals(new IntentState.Received(), node.state(id));
    }
}
