package health.parcha.chain.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every event of the contract set, raised by a real act and read back. */
class EventsTest {
    private static final MemberNumber ONE = new MemberNumber(1);

    private Anvil anvil;
    private Network network;
    private TestNode node;
    private ChainReader reader;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        network = Network.deploy(anvil);
        node = new TestNode(
                anvil.transport(), network.contracts(), network.relayers().getFirst(), 1);
        reader = new ChainReader(anvil.rpc(), network.contracts());
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private List<ChainEvent> act(Intent intent, SigningKey... keys) throws Exception {
        IntentId id = node.accept(intent, keys);
        for (int i = 0; i < 12 && !node.state(id).isTerminal(); i++) {
            node.turn();
            anvil.mine();
            node.turn();
        }
        assertInstanceOf(IntentState.Final.class, node.state(id));
        List<SettledEvent> events = node.memory.events().stream()
                .filter(event -> event.intent().filter(id::equals).isPresent())
                .toList();
        events.forEach(event -> assertEquals(intent.seq(), event.seq()));
        return events.stream().map(SettledEvent::event).toList();
    }

    @Test
    void decoder_knowsEveryEventOfTheArtefact() throws Exception {
        JsonObject artefact = JsonParser.parseString(Files.readString(
                        Path.of(System.getProperty("parcha.root")).resolve("contracts/artifacts/parcha.json")))
                .getAsJsonObject();
        Set<String> inArtefact = new TreeSet<>();
        artefact.getAsJsonObject("contracts").entrySet().forEach(contract -> {
            for (JsonElement entry : contract.getValue().getAsJsonObject().getAsJsonArray("abi")) {
                JsonObject member = entry.getAsJsonObject();
                if (member.get("type").getAsString().equals("event")) {
                    inArtefact.add(signature(member));
                }
            }
        });
        Set<String> known =
                Stream.of(EventKind.values()).map(EventKind::signature).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(inArtefact, known);
    }

    private static String signature(JsonObject event) {
        return event.getAsJsonArray("inputs").asList().stream()
                .map(input -> input.getAsJsonObject().get("type").getAsString())
                .collect(Collectors.joining(",", event.get("name").getAsString() + "(", ")"));
    }

    @Test
    void lifeOfAnAccount_raisesItsEvents() throws Exception {
        SigningKey patient = Network.key();
        SigningKey newSigner = Network.key();
        AccountId account = People.account(patient);
        SigningKey admin = network.admins().getFirst();
        Instant deadline = People.inAnHour();

        var register = People.register(patient);
        assertEquals(
                List.of(new ChainEvent.AccountRegistered(account, 1, register.kit(), Optional.of(ONE))),
                act(register, patient));
        var verify = People.verifyPatient(account, admin.address(), 70, Seq.FIRST);
        assertEquals(
                List.of(new ChainEvent.AccountVerified(account, ONE, admin.address(), verify.verification())),
                act(verify, admin));
        assertEquals(
                List.of(new ChainEvent.CardPublished(account, Samples.word(1))),
                act(People.card(account, Samples.word(1), 1), patient));
        assertEquals(
                List.of(new ChainEvent.KeyringPublished(account, 3, Samples.digest(2))),
                act(new AccountsIntent.PublishKeyring(account, 3, Samples.digest(2), new Seq(2), deadline), patient));
        assertEquals(
                List.of(new ChainEvent.AccountSuspended(
                        account, ONE, admin.address(), SuspensionCause.IDENTITY_IN_DOUBT)),
                act(
                        new AccountsIntent.Suspend(
                                account, ONE, admin.address(), SuspensionCause.IDENTITY_IN_DOUBT, new Seq(1), deadline),
                        admin));
        assertEquals(AccountStatus.SUSPENDED, facts(account).status());
        assertEquals(
                List.of(new ChainEvent.AccountReinstated(account, ONE, admin.address())),
                act(new AccountsIntent.Reinstate(account, ONE, admin.address(), new Seq(2), deadline), admin));
        assertEquals(
                List.of(new ChainEvent.AllRevoked(account, new GrantEpoch(1), false)),
                act(new AccountsIntent.RevokeAll(account, GrantEpoch.FIRST, false, new Seq(3), deadline), patient));
        assertEquals(
                List.of(new ChainEvent.SignerRotated(account, newSigner.address(), false)),
                act(
                        new AccountsIntent.RotateSigner(account, newSigner.address(), false, new Seq(4), deadline),
                        patient));
        AccountFacts facts = facts(account);
        assertEquals(newSigner.address(), facts.signer());
        assertEquals(register.kit(), facts.kit());
        assertEquals(new Seq(5), facts.ownerSeq());
        assertEquals(new Seq(3), facts.othersSeq());
        assertEquals(new GrantEpoch(1), facts.grantEpoch());
        assertEquals(3, facts.keyringVersion());
        assertEquals(Samples.word(2), facts.keyring());
        assertEquals(verify.verification().roles(), facts.roles());
        assertEquals(Optional.of(ONE), facts.verifiedBy());
        assertEquals(
                List.of(new ChainEvent.AccountClosed(account, new GrantEpoch(2), false)),
                act(new AccountsIntent.Close(account, false, new Seq(5), deadline), newSigner));
        assertEquals(AccountStatus.CLOSED, facts(account).status());
    }

    private AccountFacts facts(AccountId account) {
        return reader.account(account, BlockTag.latest()).orElseThrow();
    }

    @Test
    void homonym_raisesTwoEvents() throws Exception {
        SigningKey admin = network.admins().getFirst();
        SigningKey officer = Network.key();
        SigningKey first = Network.key();
        SigningKey second = Network.key();
        AccountId account = People.account(second);
        act(People.register(first), first);
        act(People.register(second), second);
        act(People.verifyPatient(People.account(first), admin.address(), 71, Seq.FIRST), admin);
        act(People.register(officer), officer);
        act(
                new AccountsIntent.Verify(
                        People.account(officer),
                        ONE,
                        admin.address(),
                        new health.parcha.chain.intent.Verification(
                                health.parcha.chain.VerificationLevel.IN_PERSON,
                                Set.of(health.parcha.chain.Role.OFFICER),
                                Optional.of(ONE),
                                Optional.empty(),
                                Samples.digest(5),
                                Optional.empty(),
                                Optional.empty()),
                        Seq.FIRST,
                        People.inAnHour()),
                admin);
        var like = People.verifyPatient(account, admin.address(), 71, Seq.FIRST);
        var homonym = new AccountsIntent.VerifyHomonym(
                account,
                ONE,
                admin.address(),
                like.verification(),
                2,
                officer.address(),
                Samples.digest(6),
                Seq.FIRST,
                People.inAnHour());
        List<ChainEvent> events = act(homonym, admin, officer);
        assertEquals(
                Set.of(
                        new ChainEvent.AccountVerified(account, ONE, admin.address(), like.verification()),
                        new ChainEvent.HomonymAccepted(account, 2, officer.address(), Samples.digest(6))),
                Set.copyOf(events));
    }

    @Test
    void lifeOfAGrant_raisesItsEvents() throws Exception {
        SigningKey controller = Network.key();
        var id = Samples.grant(1);
        Bytes32 slot = ChainReader.slot(controller.address(), id);
        var grant = People.grant(controller, id);
        assertEquals(List.of(new ChainEvent.Granted(slot, grant.expiry())), act(grant, controller));
        Instant later = grant.expiry().plusSeconds(60);
        assertEquals(
                List.of(new ChainEvent.Renewed(slot, later)),
                act(
                        new ConsentsIntent.Renew(controller.address(), id, later, new Seq(1), People.inAnHour()),
                        controller));
        var stored = reader.grant(slot, BlockTag.latest());
        assertEquals(later, stored.expiry());
        assertEquals(new Seq(2), stored.seq());
        assertEquals(true, stored.isActive(Instant.now()));
        assertEquals(List.of(new ChainEvent.Revoked(slot)), act(People.revoke(controller, id, 2), controller));
    }

    @Test
    void fourthHospital_isVotedIn() throws Exception {
        SigningKey newAdmin = Network.key();
        Address newRelayer = Network.key().address();
        var propose = new MembersIntent.Propose(
                ONE,
                MemberKind.HOSPITAL,
                Samples.digest(80),
                newRelayer,
                Stream.concat(
                                Stream.of(newAdmin.address()),
                                IntStream.range(0, 7).mapToObj(Samples::address))
                        .toList(),
                Seq.FIRST,
                People.inAnHour());
        Bytes32 proposal = propose.id(network.contracts()).digest();
        List<ChainEvent> proposed = act(propose, network.admins().get(0));
        assertEquals(
                new ChainEvent.MemberProposed(
                        proposal, ONE, MemberKind.HOSPITAL, Samples.digest(80), newRelayer, propose.admins()),
                proposed.getFirst());
        List<ChainEvent> approved = act(
                new MembersIntent.Approve(new MemberNumber(2), proposal, Seq.FIRST, People.inAnHour()),
                network.admins().get(1));
        var passed = assertInstanceOf(ChainEvent.ProposalApproved.class, approved.getFirst());
        var facts = reader.proposal(proposal, BlockTag.latest()).orElseThrow();
        assertEquals(passed.executableFrom(), facts.executableFrom());
        assertEquals(2, facts.approvals());
        assertEquals(propose.admins(), facts.admins());
        anvil.pass(Duration.ofSeconds(5));
        anvil.mine();
        MemberNumber four = new MemberNumber(4);
        assertEquals(
                List.of(new ChainEvent.MemberAdmitted(
                        four, MemberKind.HOSPITAL, Samples.digest(80), newRelayer, propose.admins(), proposal)),
                act(
                        new MembersIntent.Execute(ONE, proposal, new Seq(1), People.inAnHour()),
                        network.admins().get(0)));
        Address rotated = Network.key().address();
        assertEquals(
                List.of(new ChainEvent.MemberKeysRotated(four, Samples.digest(82), rotated)),
                act(
                        new MembersIntent.RotateMemberKeys(
                                four, Samples.digest(82), rotated, Seq.FIRST, People.inAnHour()),
                        newAdmin));
        assertEquals(
                rotated, reader.member(four, BlockTag.latest()).orElseThrow().relayer());
    }

    @Test
    void anchor_raisesItsEvent() throws Exception {
        SigningKey relayer = network.relayers().getFirst();
        assertEquals(
                List.of(new ChainEvent.Anchored(ONE, 12, Samples.word(3))),
                act(new Anchor(ONE, 12, Samples.word(3), Seq.FIRST, People.inAnHour()), relayer));
        var anchor = reader.anchor(ONE, BlockTag.latest());
        assertEquals(12, anchor.size());
        assertEquals(Samples.word(3), anchor.root());
    }
}
