package health.parcha.chain.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import health.parcha.chain.AccountStatus;
import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.GrantEpoch;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.chain.Role;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.SuspensionCause;
import health.parcha.chain.Verdict;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.Anchor;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.EmergencyIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.MembersIntent;
import health.parcha.chain.intent.Verification;
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
                        new Verification(
                                VerificationLevel.IN_PERSON,
                                Set.of(Role.OFFICER),
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

    private Bytes32 digest(Intent intent) {
        return intent.id(network.contracts()).digest();
    }

    @Test
    void rareActsOfAnAccount_raiseTheirEvents() throws Exception {
        SigningKey patient = Network.key();
        SigningKey kit = Network.key();
        SigningKey nextKit = Network.key();
        SigningKey one = network.admins().get(0);
        SigningKey two = network.admins().get(1);
        MemberNumber second = new MemberNumber(2);
        AccountId account = People.account(patient);
        Instant deadline = People.inAnHour();
        act(new AccountsIntent.Register(account, kit.address(), Optional.of(ONE), Seq.FIRST, deadline), patient);
        act(People.verifyPatient(account, one.address(), 70, Seq.FIRST), one);
        assertEquals(
                List.of(new ChainEvent.KitRotated(account, nextKit.address())),
                act(new AccountsIntent.RotateKit(account, nextKit.address(), new Seq(1), deadline), patient, kit));
        Optional<Duration> tenDays = Optional.of(Duration.ofDays(10));
        assertEquals(
                List.of(new ChainEvent.RecoverySet(account, tenDays)),
                act(new AccountsIntent.SetRecovery(account, tenDays, new Seq(2), deadline), patient));
        var proposedKit = act(new AccountsIntent.ProposeKit(account, kit.address(), new Seq(3), deadline), patient);
        assertInstanceOf(ChainEvent.KitProposed.class, proposedKit.getFirst());
        assertEquals(
                Optional.of(kit.address()),
                reader.guard(account, BlockTag.latest()).proposedKit());

        Address newSigner = Network.key().address();
        var propose = new AccountsIntent.ProposeRecovery(
                account, second, two.address(), newSigner, Optional.empty(), false, new Seq(1), deadline);
        Bytes32 recovery = digest(propose);
        assertEquals(
                List.of(
                        new ChainEvent.RecoveryProposed(
                                account, second, two.address(), newSigner, Optional.empty(), false),
                        new ChainEvent.RecoveryApproved(account, second, two.address(), recovery, Optional.empty())),
                act(propose, two));
        var approve = new AccountsIntent.ApproveRecovery(account, ONE, one.address(), recovery, new Seq(2), deadline);
        var approved = assertInstanceOf(
                ChainEvent.RecoveryApproved.class, act(approve, one).getFirst());
        var open = reader.guard(account, BlockTag.latest()).recovery().orElseThrow();
        assertEquals(approved.from(), open.from());
        assertEquals(List.of(second, ONE), open.hospitals());
        var cancel = new AccountsIntent.CancelRecovery(account, recovery, new Seq(3), deadline);
        var cancelled = assertInstanceOf(
                ChainEvent.RecoveryCancelled.class, act(cancel, nextKit).getFirst());
        assertEquals(
                Optional.of(cancelled.heldUntil()),
                reader.guard(account, BlockTag.latest()).heldUntil());

        var report =
                new AccountsIntent.ReportDeath(account, second, two.address(), Samples.digest(3), new Seq(4), deadline);
        assertInstanceOf(ChainEvent.DeathReported.class, act(report, two).getFirst());
        assertEquals(
                List.of(new ChainEvent.DeathCancelled(account)),
                act(new AccountsIntent.CancelDeath(account, new Seq(5), deadline), nextKit));
    }

    @Test
    void provisionalFile_isMergedAndUnmerged() throws Exception {
        SigningKey patient = Network.key();
        SigningKey custody = Network.key();
        SigningKey one = network.admins().get(0);
        SigningKey two = network.admins().get(1);
        AccountId account = People.account(patient);
        AccountId file = People.account(custody);
        Address kit = Network.key().address();
        Instant deadline = People.inAnHour();
        act(People.register(patient), patient);
        act(People.verifyPatient(account, one.address(), 70, Seq.FIRST), one);
        var open = new AccountsIntent.RegisterProvisional(file, kit, ONE, one.address(), Seq.FIRST, deadline);
        assertEquals(
                List.of(new ChainEvent.ProvisionalRegistered(file, 2, kit, ONE, one.address())),
                act(open, custody, one));
        assertEquals(AccountStatus.PROVISIONAL, facts(file).status());
        assertEquals(
                List.of(new ChainEvent.Merged(file, account, false, Optional.empty())),
                act(new AccountsIntent.Merge(file, account, new Seq(1), deadline), custody, patient));
        assertEquals(Optional.of(1L), facts(file).mergedInto());
        var both = new AccountsIntent.TwoHospitals(
                ONE, one.address(), new MemberNumber(2), two.address(), Samples.digest(4));
        assertEquals(
                List.of(new ChainEvent.Unmerged(file, account, true, Optional.of(Samples.digest(4)))),
                act(new AccountsIntent.UnmergeByHospitals(file, account, both, Seq.FIRST, deadline), one, two));
    }

    private MembersIntent.ProposeAct propose(ProposalSort sort, Optional<MemberNumber> subject, long seq) {
        return new MembersIntent.ProposeAct(
                ONE, sort, subject, Optional.empty(), Samples.digest(1), new Seq(seq), People.inAnHour());
    }

    private List<ChainEvent> approve(Intent proposal, long seq) throws Exception {
        return act(
                new MembersIntent.Approve(new MemberNumber(2), digest(proposal), new Seq(seq), People.inAnHour()),
                network.admins().get(1));
    }

    @Test
    void votesAboutMembers_raiseTheirEvents() throws Exception {
        SigningKey one = network.admins().get(0);
        MemberNumber three = new MemberNumber(3);
        Instant deadline = People.inAnHour();
        var suspend = propose(ProposalSort.SUSPEND, Optional.of(three), 0);
        Bytes32 id = digest(suspend);
        assertEquals(
                new ChainEvent.ActProposed(
                        id, ONE, ProposalSort.SUSPEND, Optional.of(three), Optional.empty(), Samples.digest(1)),
                act(suspend, one).getFirst());
        assertEquals(
                new ChainEvent.MemberStatusChanged(three, MemberStatus.SUSPENDED, Optional.empty(), id),
                approve(suspend, 0).getLast());
        assertEquals(
                MemberStatus.SUSPENDED,
                reader.member(three, BlockTag.latest()).orElseThrow().status());

        SigningKey pharmacist = Network.key();
        List<Address> keys = List.of(pharmacist.address());
        Address relayer = Network.key().address();
        var sponsor = new MembersIntent.Sponsor(
                ONE, MemberKind.PHARMACY, Samples.digest(2), relayer, Samples.word(3), keys, new Seq(1), deadline);
        assertInstanceOf(ChainEvent.MemberSponsored.class, act(sponsor, one).getFirst());
        anvil.pass(Duration.ofSeconds(5));
        anvil.mine();
        MemberNumber four = new MemberNumber(4);
        assertEquals(
                List.of(new ChainEvent.MemberAdmitted(
                        four, MemberKind.PHARMACY, Samples.digest(2), relayer, keys, digest(sponsor))),
                act(new MembersIntent.Execute(ONE, digest(sponsor), new Seq(2), deadline), one));
        Optional<Address> added = Optional.of(Network.key().address());
        assertEquals(
                List.of(new ChainEvent.MemberAdminsChanged(four, added, Optional.empty())),
                act(new MembersIntent.ChangeAdmins(four, added, Optional.empty(), Seq.FIRST, deadline), pharmacist));

        var pause = propose(ProposalSort.PAUSE, Optional.empty(), 3);
        act(pause, one);
        var paused = assertInstanceOf(
                ChainEvent.DispensingPaused.class, approve(pause, 1).getLast());
        assertEquals(paused.until(), Optional.of(reader.pausedUntil(BlockTag.latest())));
    }

    @Test
    void nextRules_areAdopted_andTheModulesThatLeaveAreRetired() throws Exception {
        SigningKey one = network.admins().get(0);
        var here = network.contracts();
        var rules = new MembersIntent.ProposeRules(
                ONE,
                Samples.digest(5),
                here.router(),
                here.consents(),
                Address.ZERO,
                Address.ZERO,
                Address.ZERO,
                here.anchors(),
                Seq.FIRST,
                People.inAnHour());
        List<Address> modules =
                List.of(here.router(), here.consents(), Address.ZERO, Address.ZERO, Address.ZERO, here.anchors());
        assertEquals(
                new ChainEvent.RulesProposed(digest(rules), ONE, Samples.digest(5), modules),
                act(rules, one).getFirst());
        approve(rules, 0);
        anvil.pass(Duration.ofSeconds(5));
        anvil.mine();
        assertEquals(
                List.of(new ChainEvent.RulesAdopted(digest(rules), 1, Samples.digest(5), modules)),
                act(new MembersIntent.Execute(ONE, digest(rules), new Seq(1), People.inAnHour()), one));
        assertTrue(reader.isCurrent(here.consents(), BlockTag.latest()));
        assertFalse(reader.isCurrent(here.emergency(), BlockTag.latest()));
    }

    private AccountId doctor(SigningKey key, SigningKey admin, MemberNumber member) throws Exception {
        AccountId account = People.account(key);
        Address kit = Network.key().address();
        act(new AccountsIntent.Register(account, kit, Optional.of(member), Seq.FIRST, People.inAnHour()), key);
        var verification = new Verification(
                VerificationLevel.IN_PERSON,
                Set.of(Role.DOCTOR, Role.OFFICER),
                Optional.of(member),
                Optional.empty(),
                Samples.digest(5),
                Optional.empty(),
                Optional.empty());
        act(
                new AccountsIntent.Verify(account, member, admin.address(), verification, Seq.FIRST, People.inAnHour()),
                admin);
        return account;
    }

    @Test
    void brokenGlass_isConfirmedRenewedExplainedEndedAndJudged() throws Exception {
        SigningKey doctor = Network.key();
        SigningKey colleague = Network.key();
        SigningKey officer = Network.key();
        MemberNumber second = new MemberNumber(2);
        AccountId account = doctor(doctor, network.admins().get(0), ONE);
        AccountId other = doctor(colleague, network.admins().get(0), ONE);
        doctor(officer, network.admins().get(1), second);
        Instant deadline = People.inAnHour();
        var open = new EmergencyIntent.Break(
                account, ONE, Samples.digest(1), Samples.word(2), Samples.word(3), Seq.FIRST, deadline);
        Bytes32 id = digest(open);
        var broken =
                assertInstanceOf(ChainEvent.GlassBroken.class, act(open, doctor).getFirst());
        assertEquals(1, broken.ofDoctor());
        var facts = reader.glass(id, BlockTag.latest()).orElseThrow();
        assertEquals(account, facts.doctor());
        assertEquals(Samples.digest(1), facts.recipient());
        assertEquals(broken.expires(), facts.expires());
        assertEquals(
                List.of(new ChainEvent.BreakConfirmed(id, other)),
                act(new EmergencyIntent.ConfirmBreak(id, other, new Seq(1), deadline), colleague));
        assertEquals(
                List.of(new ChainEvent.BreakRenewed(id, broken.expires().plus(Duration.ofHours(4)))),
                act(new EmergencyIntent.RenewBreak(id, new Seq(2), deadline), doctor));
        assertEquals(
                List.of(new ChainEvent.BreakExplained(id, Samples.digest(4), false)),
                act(new EmergencyIntent.ExplainBreak(id, Samples.digest(4), new Seq(3), deadline), doctor));
        assertEquals(Optional.empty(), reader.reviewerOf(id, BlockTag.latest()));
        var end = new EmergencyIntent.EndBreak(id, new Seq(4), deadline);
        assertInstanceOf(ChainEvent.BreakEnded.class, act(end, doctor).getFirst());
        assertEquals(Optional.of(second), reader.reviewerOf(id, BlockTag.latest()));
        var review = new EmergencyIntent.ReviewBreak(
                id, second, officer.address(), Verdict.JUSTIFIED, Samples.digest(5), new Seq(5), deadline);
        assertEquals(
                List.of(new ChainEvent.BreakReviewed(
                        id, second, officer.address(), Verdict.JUSTIFIED, Samples.digest(5))),
                act(review, officer));
    }
}
