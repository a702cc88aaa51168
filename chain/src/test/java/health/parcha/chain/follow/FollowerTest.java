package health.parcha.chain.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Samples;
import health.parcha.chain.contract.Abi;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.Batch;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.relay.RelaySettings;
import health.parcha.chain.rpc.ChainUnreachable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
    @TempDir
    private Path folder;

    private Anvil anvil;
    private Network network;
    private TestNode node;
    private int grants;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start("--state", folder.resolve("state.json").toString());
        network = Network.deploy(anvil);
        node = node(1);
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private TestNode node(int depth) {
        return new TestNode(
                anvil.transport(), network.contracts(), network.relayers().getFirst(), depth);
    }

    private SignedIntent signedGrant() {
        SigningKey controller = Network.key();
        return SignedIntent.sign(People.grant(controller, Samples.grant(++grants)), network.contracts(), controller);
    }

    private IntentId grant() {
        return node.accept(signedGrant());
    }

    private void turnAndMine() throws Exception {
        node.turn();
        anvil.mine();
        node.turn();
    }

    private void assertDone(IntentId id) {
        assertInstanceOf(IntentState.Final.class, node.state(id));
        assertEquals(1, eventsOf(id));
    }

    private long eventsOf(IntentId id) {
        return node.memory.events().stream()
                .filter(event -> event.intent().filter(id::equals).isPresent())
                .count();
    }

    @Test
    void foundersStandInTheFirstEvents() {
        node.turn();
        List<SettledEvent> events = node.memory.events();
        assertEquals(3, events.size());
        for (int i = 0; i < 3; i++) {
            var admitted = assertInstanceOf(
                    ChainEvent.MemberAdmitted.class, events.get(i).event());
            assertEquals(i + 1, admitted.member().value());
            assertEquals(List.of(network.admins().get(i).address()), admitted.admins());
            assertEquals(Optional.empty(), events.get(i).intent());
        }
    }

    @Test
    void batch_isStoredWholeWithItsCodesAndPlace() throws Exception {
        SignedIntent one = signedGrant();
        SignedIntent two = signedGrant();
        node.accept(one);
        node.accept(two);
        turnAndMine();
        SettledBlock block = node.memory.blocks().getLast();
        SettledBatch batch = block.batches().getFirst();
        assertEquals(Abi.execute(new Batch(List.of(one.item(), two.item())).pack()), batch.calldata());
        assertEquals(Bytes.parse("0101"), batch.codes());
        assertEquals(network.relayers().getFirst().address(), batch.relayer());
        assertEquals(anvil.rpc().head().hash(), block.ref().hash());
        assertEquals(anvil.rpc().head().time(), block.time());
        assertTrue(block.events().get(0).index() < block.events().get(1).index());
    }

    @Test
    void thousandBlocksBehind_areCaughtUpInRanges() throws Exception {
        IntentId early = grant();
        turnAndMine();
        anvil.call("anvil_mine", "[\"0x3e8\"]");
        IntentId late = grant();
        turnAndMine();
        assertDone(early);
        assertDone(late);
        List<SettledBlock> blocks = node.memory.blocks();
        assertEquals(anvil.rpc().head().height(), blocks.getLast().height());
        assertEquals(BlockHeight.GENESIS, blocks.getFirst().height());
    }

    @Test
    void depthThree_settlesTwoBlocksLater() throws Exception {
        node = node(3);
        IntentId id = grant();
        turnAndMine();
        assertInstanceOf(IntentState.Mined.class, node.state(id));
        assertEquals(0, eventsOf(id));
        anvil.mine();
        node.turn();
        assertInstanceOf(IntentState.Mined.class, node.state(id));
        anvil.mine();
        node.turn();
        assertDone(id);
    }

    @Test
    void journalledFinality_waitsForTheJournal() throws Exception {
        AtomicLong journalled = new AtomicLong(anvil.rpc().head().height().value());
        node = new TestNode(
                anvil.transport(),
                network.contracts(),
                network.relayers().getFirst(),
                head -> Optional.of(new BlockHeight(journalled.get())),
                RelaySettings.DEFAULT);
        IntentId id = grant();
        Thread.sleep(RelaySettings.DEFAULT.batchWait());
        turnAndMine();
        assertInstanceOf(IntentState.Mined.class, node.state(id));
        journalled.incrementAndGet();
        node.turn();
        assertDone(id);
    }

    @Test
    void reorganisation_undoesTheBlock_andTheIntentIsSentAgain() throws Exception {
        IntentId before = grant();
        turnAndMine();
        IntentId id = grant();
        turnAndMine();
        assertDone(id);
        anvil.reorganise(1);
        assertEquals(
                Optional.of(node.memory
                        .blocks()
                        .get(node.memory.blocks().size() - 2)
                        .ref()),
                assertInstanceOf(Follower.Step.Undone.class, node.follower().step())
                        .ancestor());
        assertEquals(0, eventsOf(id));
        assertEquals(new IntentState.Received(), node.state(id));
        for (int i = 0; i < 8; i++) {
            turnAndMine();
        }
        assertDone(before);
        assertDone(id);
    }

    @Test
    void deepReorganisationToALongerChain_isUndoneToTheCommonAncestor() throws Exception {
        node.turn();
        BlockHeight fork = anvil.rpc().head().height();
        String snapshot = anvil.snapshot();
        List<IntentId> ids = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(grant());
            turnAndMine();
        }
        anvil.revert(snapshot);
        anvil.pass(Duration.ofSeconds(100));
        anvil.mine(9);
        assertEquals(
                fork,
                assertInstanceOf(Follower.Step.Undone.class, node.follower().step())
                        .ancestor()
                        .orElseThrow()
                        .height());
        for (int i = 0; i < 8; i++) {
            turnAndMine();
        }
        ids.forEach(this::assertDone);
    }

    @Test
    void headBelowTheStored_isWaitedFor_thenUndone() throws Exception {
        node.turn();
        String snapshot = anvil.snapshot();
        IntentId id = grant();
        turnAndMine();
        assertDone(id);
        anvil.revert(snapshot);
        assertInstanceOf(Follower.Step.Waiting.class, node.follower().step());
        assertEquals(1, eventsOf(id));
        node.nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        assertInstanceOf(Follower.Step.Undone.class, node.follower().step());
        assertEquals(0, eventsOf(id));
        for (int i = 0; i < 8; i++) {
            turnAndMine();
        }
        assertDone(id);
    }

    @Test
    void engineStoppedAndStartedWithItsState_losesNoIntent() throws Exception {
        IntentId done = grant();
        turnAndMine();
        IntentId onItsWay = grant();
        node.turn();
        anvil.terminate();
        IntentId meanwhile = grant();
        assertThrows(ChainUnreachable.class, node::turn);
        anvil.restart();
        for (int i = 0; i < 8; i++) {
            turnAndMine();
        }
        assertDone(done);
        assertDone(onItsWay);
        assertDone(meanwhile);
    }

    @Test
    void engineKilledAndStartedWithAnOlderState_isUndone_andEveryIntentStandsAgain() throws Exception {
        anvil.terminate();
        anvil.restart();
        node.turn();
        List<IntentId> ids = new java.util.ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(grant());
            turnAndMine();
        }
        anvil.kill();
        anvil.restart();
        assertInstanceOf(Follower.Step.Waiting.class, node.follower().step());
        for (int i = 0; i < 20; i++) {
            turnAndMine();
        }
        ids.forEach(this::assertDone);
    }

    @Test
    void engineStartedWithoutItsState_isAnotherChain() throws Exception {
        turnAndMine();
        int stored = node.memory.blocks().size();
        anvil.kill();
        try (Anvil other = Anvil.start("--timestamp", "1700000000")) {
            Network.deploy(other);
            other.mine(9);
            node.restart(other.transport());
            OtherChain stop =
                    assertThrows(OtherChain.class, () -> node.follower().step());
            assertTrue(stop.getMessage().contains("first block"), stop.getMessage());
        }
        assertEquals(stored, node.memory.blocks().size());
    }

    @Test
    void otherCodeAtTheContracts_isAnotherChain() throws Exception {
        turnAndMine();
        anvil.call("anvil_setCode", "[\"" + network.contracts().consents() + "\", \"0x6001\"]");
        node.restart(anvil.transport());
        OtherChain stop = assertThrows(OtherChain.class, () -> node.follower().step());
        assertTrue(stop.getMessage().contains("other code"), stop.getMessage());
    }

    @Test
    void chainWithoutTheContracts_isNotBegun() throws Exception {
        try (Anvil other = Anvil.start()) {
            TestNode early = new TestNode(
                    other.transport(), network.contracts(), network.relayers().getFirst(), 1);
            assertThrows(ChainUnreachable.class, () -> early.follower().step());
            assertTrue(early.memory.identity().isEmpty());
        }
    }
}
