package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.fixture.Wallet;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.IntentSignature;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Smart accounts that sign (ERC-1271), and what the bad ones do to a relay: nothing. */
class ContractSignerTest {
    private Anvil anvil;
    private Network network;
    private TestNode node;

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

    private SignedIntent grant(Wallet wallet, int tag) {
        return wallet.sign(
                new ConsentsIntent.Grant(
                        wallet.address(),
                        Samples.grant(tag),
                        People.inAnHour().plus(Duration.ofDays(30)),
                        Seq.FIRST,
                        People.inAnHour()),
                network.contracts());
    }

    private List<IntentId> good(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    SigningKey controller = Network.key();
                    return node.accept(People.grant(controller, Samples.grant(1)), controller);
                })
                .toList();
    }

    private void turnAndMine() throws Exception {
        node.turn();
        anvil.mine();
        node.turn();
    }

    private void assertDone(List<IntentId> ids) {
        ids.forEach(id -> assertInstanceOf(IntentState.Final.class, node.state(id)));
    }

    private long transactions() {
        return anvil.rpc().minedNonce(network.relayers().getFirst().address());
    }

    @Test
    void aSmartAccount_signsLikeAKey() throws Exception {
        Wallet wallet = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        IntentId id = node.accept(grant(wallet, 1));
        turnAndMine();
        assertDone(List.of(id));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void anAccountThatMisbehaves_isRefusedAtTheDoor(Wallet.Manner manner) throws Exception {
        SignedIntent signed = grant(Wallet.deploy(anvil, manner), 1);
        assertEquals(
                new Acceptance.Refused(Optional.of(signed.id(network.contracts())), ResultCode.BAD_SIGNATURE),
                node.relay().accept(signed.item()));
    }

    @Test
    void anotherOwnersSignature_isRefusedAtTheDoor() throws Exception {
        Wallet wallet = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        SignedIntent good = grant(wallet, 1);
        var taken = Wallet.taken(Network.key(), good.intent(), network.contracts());
        SignedIntent stolen =
                new SignedIntent(good.intent(), List.of(new IntentSignature.ByContract(wallet.address(), taken)));
        assertInstanceOf(Acceptance.Refused.class, node.relay().accept(stolen.item()));
        IntentId id = node.accept(good);
        turnAndMine();
        assertDone(List.of(id));
    }

    /** Honest to whoever asks beforehand, and turned in the very block. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void anAccountThatTurnsAfterThePreCheck_failsAlone_forTheGasThatItWasGiven(Wallet.Manner manner) throws Exception {
        List<IntentId> all = new ArrayList<>(good(20));
        Wallet one = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        Wallet two = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        List<IntentId> bad = IntStream.range(0, 10)
                .mapToObj(i -> node.accept(grant(i % 2 == 0 ? one : two, i)))
                .toList();
        all.addAll(good(20));
        anvil.giveFunds(network.relayers().getFirst().address());
        node.turn();
        IntentState.Sent sent = assertInstanceOf(IntentState.Sent.class, node.state(bad.getFirst()));
        one.behave(manner);
        two.behave(manner);
        anvil.mine();
        node.turn();
        assertDone(all);
        for (IntentId id : bad) {
            IntentState.Rejected rejected = assertInstanceOf(IntentState.Rejected.class, node.state(id));
            assertEquals(ResultCode.BAD_SIGNATURE, rejected.code());
        }
        assertEquals(1, transactions());
        long used = gasUsed(sent);
        assertTrue(used < 40 * 48_000L + 10 * 130_000L + 60_000L, manner + " used " + used);
    }

    private long gasUsed(IntentState.Sent sent) throws Exception {
        return Long.decode(
                anvil.receipt(sent.transaction().toString()).get("gasUsed").getAsString());
    }

    /** A node that could not ask when it took them on finds out before it pays. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
    void anAccountThatTurnsBeforeThePreCheck_costsNothing(Wallet.Manner manner) throws Exception {
        Wallet wallet = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        List<IntentId> bad = IntStream.range(0, 10)
                .mapToObj(i -> node.accept(grant(wallet, i)))
                .toList();
        wallet.behave(manner);
        anvil.mine();
        turnAndMine();
        assertEquals(0, transactions());
        List<IntentId> good = good(5);
        turnAndMine();
        node.turn();
        assertDone(good);
        bad.forEach(id -> assertInstanceOf(IntentState.Rejected.class, node.state(id)));
        assertEquals(1, transactions());
    }

    @Test
    void fiftyAccountsAmongOneBatch_areGivenTheGasThatTheyMayBurn() throws Exception {
        Wallet wallet = Wallet.deploy(anvil, Wallet.Manner.HONEST);
        List<IntentId> ids = IntStream.range(0, 50)
                .mapToObj(i -> node.accept(grant(wallet, i)))
                .toList();
        turnAndMine();
        assertDone(ids);
    }
}
