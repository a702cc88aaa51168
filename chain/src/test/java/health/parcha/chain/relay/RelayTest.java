package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Bytes;
import health.parcha.chain.GrantState;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.party.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private Anvil anvil;
    private Network network;
    private TestNode node;
    private ChainReader reader;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        node = node(0);
        reader = new ChainReader(anvil.rpc(), network.contracts());
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private TestNode node(int member) {
        return new TestNode(
                anvil.transport(), network.contracts(), network.relayers().get(member), 1);
    }

    private void turnAndMine(TestNode... nodes) throws Exception {
        for (TestNode one : nodes) {
            one.turn();
        }
        anvil.mine();
        for (TestNode one : nodes) {
            one.turn();
        }
    }

    private ResultCode outcome(IntentId id) {
        return switch (node.state(id)) {
            case IntentState.Final done -> done.code();
            case IntentState.Rejected refused -> refused.code();
            case IntentState other -> throw new AssertionError("not settled: " + other);
        };
    }

    @Test
    void registerCardAndVerify_handedInTogether_passInOneBlock() throws Exception {
        SigningKey patient = Network.key();
        AccountId account = People.account(patient);
        SigningKey admin = network.admins().getFirst();
        List<IntentId> ids = List.of(
                node.accept(People.register(patient), patient),
                node.accept(People.verifyPatient(account, admin.address(), 50, Seq.FIRST), admin),
                node.accept(People.card(account, Samples.word(51), 1), patient),
                node.accept(People.card(account, Samples.word(52), 2), patient));
        turnAndMine(node);
        for (IntentId id : ids) {
            assertEquals(ResultCode.OK, outcome(id));
        }
        var facts = reader.account(account, BlockTag.latest()).orElseThrow();
        assertEquals(AccountStatus.VERIFIED, facts.status());
        assertEquals(Samples.word(52), facts.card());
        assertEquals(new Seq(3), facts.ownerSeq());
        assertEquals(1, node.memory.blocks().getLast().batches().size());
    }

    @Test
    void grantThenRevoke_leavesATombstone() throws Exception {
        SigningKey controller = Network.key();
        IntentId grant = node.accept(People.grant(controller, Samples.grant(1)), controller);
        turnAndMine(node);
        assertEquals(ResultCode.OK, outcome(grant));
        IntentId revoke = node.accept(People.revoke(controller, Samples.grant(1), 1), controller);
        turnAndMine(node);
        assertEquals(ResultCode.OK, outcome(revoke));
        var slot = ChainReader.slot(controller.address(), Samples.grant(1));
        assertEquals(GrantState.REVOKED, reader.grant(slot, BlockTag.latest()).state());
    }

    @Test
    void goodAndBadTogether_eachGetsItsOwnOutcome() throws Exception {
        SigningKey controller = Network.key();
        SigningKey stranger = Network.key();
        IntentId good = node.accept(People.grant(controller, Samples.grant(1)), controller);
        IntentId twin = node.accept(
                new health.parcha.chain.intent.ConsentsIntent.Grant(
                        controller.address(),
                        Samples.grant(1),
                        People.inAnHour().plusSeconds(7),
                        Seq.FIRST,
                        People.inAnHour()),
                controller);
        IntentId unknown = node.accept(People.card(People.account(stranger), Samples.word(1), 1), stranger);
        IntentId other = node.accept(People.grant(stranger, Samples.grant(2)), stranger);
        turnAndMine(node);
        turnAndMine(node);
        assertEquals(ResultCode.OK, outcome(good));
        assertEquals(ResultCode.EXISTS, outcome(twin));
        assertEquals(ResultCode.OK, outcome(other));
        assertEquals(new IntentState.Queued(ResultCode.NOT_FOUND), node.state(unknown));
        IntentId register = node.accept(People.register(stranger), stranger);
        for (int i = 0; i < 4; i++) {
            turnAndMine(node);
        }
        assertEquals(ResultCode.OK, outcome(register));
        assertEquals(ResultCode.OK, outcome(unknown));
    }

    @Test
    void laterSeqFirst_waitsForTheEarlierOne() throws Exception {
        SigningKey patient = Network.key();
        node.accept(People.register(patient), patient);
        turnAndMine(node);
        AccountId account = People.account(patient);
        IntentId second = node.accept(People.card(account, Samples.word(2), 2), patient);
        turnAndMine(node);
        assertEquals(new IntentState.Queued(ResultCode.AHEAD), node.state(second));
        IntentId first = node.accept(People.card(account, Samples.word(1), 1), patient);
        for (int i = 0; i < 4; i++) {
            turnAndMine(node);
        }
        assertEquals(ResultCode.OK, outcome(first));
        assertEquals(ResultCode.OK, outcome(second));
    }

    @Test
    void actOnAnAccountOnItsWay_waitsForTheBlock() throws Exception {
        SigningKey patient = Network.key();
        IntentId register = node.accept(People.register(patient), patient);
        node.turn();
        IntentId card = node.accept(People.card(People.account(patient), Samples.word(1), 1), patient);
        node.turn();
        assertInstanceOf(IntentState.Sent.class, node.state(register));
        assertEquals(new IntentState.Received(), node.state(card));
        anvil.mine();
        turnAndMine(node);
        turnAndMine(node);
        assertEquals(ResultCode.OK, outcome(register));
        assertEquals(ResultCode.OK, outcome(card));
    }

    @Test
    void sameIntentThroughThreeNodes_hasOneEffect_andIsDoneForAll() throws Exception {
        TestNode[] nodes = {node, node(1), node(2)};
        List<SignedIntent> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SigningKey controller = Network.key();
            all.add(SignedIntent.sign(People.grant(controller, Samples.grant(i)), network.contracts(), controller));
        }
        for (TestNode one : nodes) {
            all.forEach(one::accept);
            all.forEach(one::accept);
        }
        turnAndMine(nodes);
        turnAndMine(nodes);
        for (SignedIntent signed : all) {
            IntentId id = signed.id(network.contracts());
            int ok = 0;
            for (TestNode one : nodes) {
                IntentState.Final done = assertInstanceOf(IntentState.Final.class, one.state(id));
                ok += done.code() == ResultCode.OK ? 1 : 0;
            }
            assertEquals(1, ok);
            assertEquals(
                    1,
                    node.memory.events().stream()
                            .filter(event -> event.intent().filter(id::equals).isPresent())
                            .count());
        }
    }

    @Test
    void foreignSignature_isRefusedAtTheDoor_andDoesNotSpoilTheDigest() throws Exception {
        SigningKey patient = Network.key();
        SigningKey thief = Network.key();
        node.accept(People.register(patient), patient);
        turnAndMine(node);
        var card = People.card(People.account(patient), Samples.word(1), 1);
        SignedIntent spoilt = SignedIntent.sign(card, network.contracts(), thief);
        IntentId id = card.id(network.contracts());
        assertEquals(
                new Acceptance.Refused(java.util.Optional.of(id), ResultCode.FOREIGN_SIGNER),
                node.relay().accept(spoilt.item()));
        assertEquals(id, node.accept(card, patient));
        turnAndMine(node);
        assertEquals(ResultCode.OK, outcome(id));
    }

    @Test
    void whatCanNeverPass_isRefusedAtTheDoor() {
        SigningKey controller = Network.key();
        var late = new health.parcha.chain.intent.ConsentsIntent.Revoke(
                controller.address(),
                Samples.grant(1),
                Seq.FIRST,
                People.inAnHour().minusSeconds(7200));
        SignedIntent signed = SignedIntent.sign(late, network.contracts(), controller);
        assertEquals(
                new Acceptance.Refused(java.util.Optional.of(signed.id(network.contracts())), ResultCode.EXPIRED),
                node.relay().accept(signed.item()));
        assertEquals(
                new Acceptance.Refused(java.util.Optional.empty(), ResultCode.UNKNOWN_KIND),
                node.relay().accept(Bytes.parse("ff00")));
    }

    @Test
    void neverPossible_expiresOnceTheChainIsPastTheDeadline() throws Exception {
        SigningKey stranger = Network.key();
        var card = new health.parcha.chain.intent.AccountsIntent.PublishCard(
                People.account(stranger), Samples.word(1), Seq.FIRST, People.inAnHour());
        IntentId id = node.accept(card, stranger);
        turnAndMine(node);
        assertEquals(new IntentState.Queued(ResultCode.NOT_FOUND), node.state(id));
        anvil.pass(java.time.Duration.ofHours(2));
        turnAndMine(node);
        assertInstanceOf(IntentState.Expired.class, node.state(id));
    }

    @Test
    void eachKindAlone_staysBelowItsGasLimit() throws Exception {
        SigningKey patient = Network.key();
        SigningKey admin = network.admins().getFirst();
        SigningKey controller = Network.key();
        AccountId account = People.account(patient);
        node.accept(People.register(patient), patient);
        turnAndMine(node);
        node.accept(People.verifyPatient(account, admin.address(), 60, Seq.FIRST), admin);
        turnAndMine(node);
        node.accept(People.card(account, Samples.word(1), 1), patient);
        turnAndMine(node);
        node.accept(People.grant(controller, Samples.grant(1)), controller);
        turnAndMine(node);
        node.accept(People.revoke(controller, Samples.grant(1), 1), controller);
        turnAndMine(node);
        long events = node.memory.events().stream()
                .filter(event -> event.intent().isPresent())
                .count();
        assertEquals(5, events);
        assertTrue(node.memory.open(10).isEmpty());
        assertTrue(node.memory.dispatches().isEmpty());
    }
}
