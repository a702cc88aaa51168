package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.FaultyJournal;
import health.parcha.chain.fixture.MeasuredTransport;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.follow.FinalityRule;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around a relay, and what of it nobody notices. */
class RelayFaultsTest {
    private static final RelaySettings SETTINGS = new RelaySettings(100, Duration.ZERO, 16, Duration.ofSeconds(5));

    private Anvil anvil;
    private Network network;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private TestNode node(Transport transport, RelaySettings settings, Clock clock) {
        return new TestNode(
                transport, network.contracts(), network.relayers().getFirst(), FinalityRule.depth(1), settings, clock);
    }

    private TestNode node(RelaySettings settings) {
        return node(anvil.transport(), settings, Clock.systemUTC());
    }

    private SignedIntent grant() {
        SigningKey controller = Network.key();
        return SignedIntent.sign(People.grant(controller, Samples.grant(1)), network.contracts(), controller);
    }

    private List<IntentId> grants(TestNode node, int count) {
        return IntStream.range(0, count).mapToObj(i -> node.accept(grant())).toList();
    }

    private void turnAndMine(TestNode node, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            node.turn();
            anvil.mine();
        }
        node.turn();
    }

    private static void assertDone(TestNode node, List<IntentId> ids) {
        ids.forEach(id -> assertInstanceOf(IntentState.Final.class, node.state(id)));
    }

    private static void assertDoneOnce(TestNode node, List<IntentId> ids) {
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

    /** A clock that a test turns. */
    private static final class Hands extends Clock {
        private Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @Test
    void aBatch_waitsForOthersUntilItsTimeIsOver() {
        Hands clock = new Hands();
        TestNode node = node(anvil.transport(), RelaySettings.DEFAULT, clock);
        List<IntentId> ids = grants(node, 99);
        clock.pass(Duration.ofMillis(249));
        node.turn();
        assertEquals(new IntentState.Received(), node.state(ids.getFirst()));
        clock.pass(Duration.ofMillis(1));
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(ids.getFirst()));
    }

    @Test
    void aFullBatch_waitsForNothing() {
        TestNode node = node(anvil.transport(), RelaySettings.DEFAULT, new Hands());
        List<IntentId> ids = grants(node, 100);
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(ids.getLast()));
    }

    @Test
    void aClockThatIsSetBack_keepsNobodyWaiting() {
        Hands clock = new Hands();
        TestNode node = node(anvil.transport(), RelaySettings.DEFAULT, clock);
        List<IntentId> ids = grants(node, 1);
        clock.pass(Duration.ofHours(-1));
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(ids.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aNodeWhoseClockIsAnHourOff_stillCarriesWhatItTakes(int hours) throws Exception {
        Hands clock = new Hands();
        clock.pass(Duration.ofHours(hours));
        TestNode node = node(anvil.transport(), RelaySettings.DEFAULT, clock);
        SigningKey controller = Network.key();
        IntentId id = node.accept(
                new ConsentsIntent.Grant(
                        controller.address(),
                        Samples.grant(1),
                        People.inAnHour().plus(Duration.ofDays(30)),
                        Seq.FIRST,
                        People.inAnHour().plus(Duration.ofHours(2))),
                controller);
        node.turn();
        clock.pass(RelaySettings.DEFAULT.batchWait());
        turnAndMine(node, 1);
        assertDoneOnce(node, List.of(id));
    }

    @Test
    void noMoreThanSixteen_areOnTheirWay() throws Exception {
        TestNode node = node(new RelaySettings(2, Duration.ZERO, 16, Duration.ofSeconds(5)));
        List<IntentId> ids = grants(node, 50);
        node.turn();
        assertEquals(16, node.memory.dispatches().size());
        node.turn();
        assertEquals(16, node.memory.dispatches().size());
        turnAndMine(node, 2);
        assertDoneOnce(node, ids);
    }

    @Test
    void ofAThousandIntents_999CanNeverPass_andTheGoodOneIsDoneInOneTransaction() throws Exception {
        TestNode node = node(SETTINGS);
        SigningKey controller = Network.key();
        List<IntentId> bad = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            ConsentsIntent.Revoke ofNothing =
                    new ConsentsIntent.Revoke(controller.address(), Samples.grant(i), new Seq(7), People.inAnHour());
            bad.add(node.accept(ofNothing, controller));
        }
        IntentId good = node.accept(grant());
        turnAndMine(node, 2);
        assertDoneOnce(node, List.of(good));
        for (IntentId id : bad) {
            assertInstanceOf(IntentState.Queued.class, node.state(id));
        }
        assertEquals(1, anvil.rpc().minedNonce(network.relayers().getFirst().address()));
    }

    @Test
    void anEngineWithLittleGasABlock_getsSmallerTransactions() throws Exception {
        anvil.call("evm_setBlockGasLimit", "[\"0x7a120\"]");
        anvil.mine();
        TestNode node = node(SETTINGS);
        List<IntentId> ids = grants(node, 20);
        turnAndMine(node, 6);
        assertDoneOnce(node, ids);
        assertTrue(anvil.rpc().minedNonce(network.relayers().getFirst().address()) > 2);
    }

    @Test
    void noBody_isLargerThanAnEngineTakes() throws Exception {
        MeasuredTransport line = new MeasuredTransport(anvil.transport());
        TestNode node = node(line, new RelaySettings(400, Duration.ZERO, 16, Duration.ofSeconds(5)), Clock.systemUTC());
        List<IntentId> ids = grants(node, 1_000);
        turnAndMine(node, 3);
        assertDoneOnce(node, ids);
        assertTrue(line.largest() < 1_500_000, "the largest body had " + line.largest());
    }

    @Test
    void aDatabaseLostAtEachCall_losesNothing_andDoesNothingTwice() throws Exception {
        TestNode node = node(SETTINGS);
        List<IntentId> all = new ArrayList<>();
        int[] lost = {0};
        for (int call = 1; call == 1 || lost[0] > 0; call++) {
            lost[0] = 0;
            for (boolean answerLost : new boolean[] {false, true}) {
                all.addAll(grants(node, 2));
                node.restart(anvil.transport(), new FaultyJournal(node.memory, call, answerLost));
                try {
                    turnAndMine(node, 2);
                } catch (FaultyJournal.Away away) {
                    lost[0]++;
                }
                anvil.mine();
                node.restart(anvil.transport());
            }
        }
        turnAndMine(node, 3);
        assertDoneOnce(node, all);
        assertTrue(all.size() > 20, "each call of a round was cut: " + all.size());
    }

    @Test
    void aChainThatStandsStill_isNotOfferedMoreAndMore() throws Exception {
        anvil.call("anvil_setNextBlockBaseFeePerGas", "[\"0x3b9aca00\"]");
        anvil.mine();
        anvil.giveFunds(network.relayers().getFirst().address());
        TestNode node = node(SETTINGS);
        List<IntentId> ids = grants(node, 1);
        for (int i = 0; i < 200; i++) {
            node.turn();
        }
        assertEquals(1, node.memory.dispatches().getFirst().versions().size());
        turnAndMine(node, 3);
        assertDoneOnce(node, ids);
    }

    @Test
    void anIntentThatOnlyTheFutureCanPass_isTriedAgainWithoutGas() throws Exception {
        TestNode node = node(SETTINGS);
        SigningKey controller = Network.key();
        IntentId early = node.accept(People.revoke(controller, Samples.grant(1), 1), controller);
        turnAndMine(node, 3);
        assertEquals(new IntentState.Queued(ResultCode.NOT_FOUND), node.state(early));
        IntentId grant = node.accept(People.grant(controller, Samples.grant(1)), controller);
        turnAndMine(node, 12);
        assertDoneOnce(node, List.of(grant, early));
        assertTrue(anvil.rpc().minedNonce(network.relayers().getFirst().address()) <= 2);
    }

    /** Its module burns whatever it is given, from after the pre-check until the test puts it right. */
    @Test
    void anItemThatRunsOutOfGasInTheBlock_keepsNoGoodOneWaiting_andIsDoneWhenItCan() throws Exception {
        String anchors = network.contracts().anchors().toString();
        String code = anvil.result("eth_getCode", "[\"" + anchors + "\", \"latest\"]");
        TestNode node = node(SETTINGS);
        SigningKey relayer = network.relayers().getFirst();
        IntentId hungry =
                node.accept(new Anchor(People.HOSPITAL, 1, Samples.word(1), Seq.FIRST, People.inAnHour()), relayer);
        List<IntentId> good = grants(node, 40);
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(hungry));
        anvil.call("anvil_setCode", "[\"" + anchors + "\", \"0x5b600056\"]");
        anvil.mine();
        turnAndMine(node, 3);
        assertDone(node, good);
        assertEquals(new IntentState.Queued(ResultCode.RETRY), node.state(hungry));
        long transactions = anvil.rpc().minedNonce(relayer.address());
        turnAndMine(node, 10);
        assertEquals(transactions, anvil.rpc().minedNonce(relayer.address()), "what cannot pass costs nothing");
        anvil.call("anvil_setCode", "[\"" + anchors + "\", \"" + code + "\"]");
        turnAndMine(node, 40);
        assertDoneOnce(node, good);
        assertDoneOnce(node, List.of(hungry));
    }
}
