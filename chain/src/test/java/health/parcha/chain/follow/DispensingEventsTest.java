package health.parcha.chain.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberKind;
import health.parcha.chain.Role;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.VerificationLevel;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.ClaimFacts;
import health.parcha.chain.contract.Deployment;
import health.parcha.chain.contract.DispensingWaits;
import health.parcha.chain.contract.Founder;
import health.parcha.chain.contract.PrescriptionFacts;
import health.parcha.chain.contract.Waits;
import health.parcha.chain.fixture.Anvil;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.Counter;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.PickupUse;
import health.parcha.chain.intent.PrescriptionSheet;
import health.parcha.chain.intent.PrescriptionsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.intent.Verification;
import health.parcha.chain.key.Signature;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.relay.IntentState;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.statement.Pickup;
import health.parcha.core.claim.ClaimState;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.Line;
import health.parcha.core.prescription.LineClass;
import health.parcha.core.prescription.LineUnit;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.prescription.Terms;
import health.parcha.core.signed.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prescriptions and claims on a real chain: every event raised by a real act and read back. */
class DispensingEventsTest {
    private static final MemberNumber HOSPITAL = new MemberNumber(1);
    private static final MemberNumber PHARMACY = new MemberNumber(2);
    private static final MemberNumber INSURER = new MemberNumber(3);

    private final SigningKey doctor = Network.key();
    private final SigningKey pharmacist = Network.key();
    private final SigningKey agent = Network.key();
    private final SigningKey key = Network.key();
    private final List<SigningKey> admins =
            Stream.generate(Network::key).limit(3).toList();
    private final Counter counter = new Counter(People.account(pharmacist), PHARMACY);
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));
    private final Instant end = begin.plus(Duration.ofDays(100));
    private final PrescriptionSheet sheet = new PrescriptionSheet(
            People.account(doctor),
            key.address(),
            new Terms(begin, end, List.of(new Line(LineUnit.PACKS, LineClass.ORDINARY, 6, 2, 28))),
            Samples.digest(1));
    private final PrescriptionId rx = sheet.id();

    private Anvil anvil;
    private Contracts contracts;
    private TestNode node;
    private ChainReader reader;
    private long seq;

    @BeforeEach
    void start() throws Exception {
        anvil = Anvil.start();
        anvil.call("evm_setAutomine", "[true]");
        List<MemberKind> kinds = List.of(MemberKind.HOSPITAL, MemberKind.PHARMACY, MemberKind.INSURER);
        SigningKey relayer = Network.key();
        List<Founder> founders = IntStream.range(0, 3)
                .mapToObj(i -> new Founder(
                        kinds.get(i), relayer.address(), List.of(admins.get(i).address()), Samples.digest(100 + i)))
                .toList();
        contracts = Deployment.deploy(anvil.rpc(), Network.key(), Waits.DEFAULT, founders, Duration.ofSeconds(20))
                .contracts();
        anvil.call("evm_setAutomine", "[false]");
        node = new TestNode(anvil.transport(), contracts, relayer, 1);
        reader = new ChainReader(anvil.rpc(), contracts);
        employ(doctor, HOSPITAL, Role.DOCTOR);
        employ(pharmacist, PHARMACY, Role.PHARMACIST);
        employ(agent, INSURER, Role.INSURER_AGENT);
        assertEquals(
                List.of(new ChainEvent.Prescribed(rx, HOSPITAL, sheet.prescriber(), end)),
                act(new PrescriptionsIntent.Prescribe(HOSPITAL, sheet, Seq.FIRST, end), doctor));
        seq = 1;
    }

    @AfterEach
    void stop() {
        anvil.close();
    }

    private void employ(SigningKey person, MemberNumber member, Role role) throws Exception {
        SigningKey admin = admins.get(Math.toIntExact(member.value()) - 1);
        AccountId account = People.account(person);
        Instant deadline = People.inAnHour();
        act(
                new AccountsIntent.Register(account, Network.key().address(), Optional.of(member), Seq.FIRST, deadline),
                person);
        var verification = new Verification(
                VerificationLevel.IN_PERSON,
                Set.of(role),
                Optional.of(member),
                Optional.empty(),
                Samples.digest(5),
                Optional.empty(),
                Optional.empty());
        act(new AccountsIntent.Verify(account, member, admin.address(), verification, Seq.FIRST, deadline), admin);
    }

    private List<ChainEvent> act(Intent intent, SigningKey... keys) throws Exception {
        return act(SignedIntent.sign(intent, contracts, keys));
    }

    private List<ChainEvent> act(SignedIntent signed) throws Exception {
        IntentId id = node.accept(signed);
        for (int i = 0; i < 12 && !node.state(id).isTerminal(); i++) {
            node.turn();
            anvil.mine();
            node.turn();
        }
        assertInstanceOf(IntentState.Final.class, node.state(id));
        return node.memory.events().stream()
                .filter(event -> event.intent().filter(id::equals).isPresent())
                .map(SettledEvent::event)
                .toList();
    }

    private SignedIntent pickedUp(PrescriptionsIntent.PickedUp intent) {
        SigningKey pickup = Network.key();
        Bytes32 bearer = intent.pickup().bearer().orElse(Bytes32.ZERO);
        Signature certificate = new Pickup(
                        contracts.network(),
                        intent.sheet().prescriber(),
                        HOSPITAL,
                        intent.prescription(),
                        intent.sheet().content(),
                        intent.pickup().generation(),
                        intent.pickup().k(),
                        pickup.address(),
                        bearer)
                .sign(contracts, key);
        return SignedIntent.pickedUp(intent, contracts, pharmacist, pickup, certificate);
    }

    private SignedIntent claim(int generation, int k) {
        PickupUse use = new PickupUse(generation, k, Optional.of(Samples.word(9)));
        return pickedUp(new PrescriptionsIntent.Claim(counter, sheet, use, next(), atOnce()));
    }

    private Seq next() {
        return new Seq(seq++);
    }

    private static Instant atOnce() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(9));
    }

    private PrescriptionFacts facts() {
        return reader.prescription(rx, BlockTag.latest()).orElseThrow();
    }

    @Test
    void waits_areTheDefaults() {
        assertEquals(DispensingWaits.DEFAULT, reader.dispensingWaits(BlockTag.latest()));
    }

    @Test
    void lifeOfAPrescription_raisesItsEvents() throws Exception {
        Instant deadline = People.inAnHour();
        Address by = doctor.address();
        Digest reason = Samples.digest(20);
        assertEquals(List.of(new ChainEvent.Claimed(rx, PHARMACY, 1)), act(claim(0, 0)));
        PrescriptionFacts.Holder holder = facts().holder().orElseThrow();
        assertEquals(PHARMACY, holder.pharmacy());
        assertEquals(Duration.ofMinutes(30), Duration.between(holder.claimedAt(), holder.leaseEnd()));
        assertTrue(facts().isClaimed(holder.claimedAt()));
        assertEquals(
                List.of(new ChainEvent.LeaseRenewed(rx, holder.leaseEnd().plus(Duration.ofMinutes(30)))),
                act(new PrescriptionsIntent.RenewLease(counter, rx, next(), deadline), pharmacist));
        assertEquals(
                List.of(new ChainEvent.GivenBack(rx)),
                act(new PrescriptionsIntent.GiveBack(counter, rx, next(), deadline), pharmacist));
        act(claim(0, 1));
        assertEquals(
                List.of(new ChainEvent.Alerted(rx, by, reason)),
                act(new PrescriptionsIntent.Alert(rx, by, reason, next(), deadline), doctor));
        assertTrue(facts().alerted());
        assertEquals(
                List.of(new ChainEvent.AlertAnswered(rx, PHARMACY, reason)),
                act(new PrescriptionsIntent.AnswerAlert(counter, rx, reason, next(), deadline), pharmacist));
        Quantities two = Quantities.of(2);
        assertEquals(
                List.of(new ChainEvent.Dispensed(rx, PHARMACY, 2, true, two)),
                act(new PrescriptionsIntent.Dispense(counter, sheet, two, true, next(), atOnce()), pharmacist));
        assertEquals(two, facts().dispensed());
        assertTrue(facts().firstDay().isPresent());
        assertTrue(reader.dispense(rx, 2, BlockTag.latest()).orElseThrow().isOf(two));
        assertEquals(Optional.empty(), reader.dispense(rx, 1, BlockTag.latest()));
        assertEquals(
                List.of(new ChainEvent.Reversed(rx, 2, two)),
                act(
                        new PrescriptionsIntent.ReverseHandedOver(
                                counter, sheet.name(), key.address(), 2, two, new Seq(1), deadline),
                        pharmacist,
                        key));
        assertTrue(reader.dispense(rx, 2, BlockTag.latest()).orElseThrow().reversed());
        assertEquals(Quantities.NONE, facts().dispensed());
        assertEquals(
                List.of(new ChainEvent.PrescriptionSuspended(rx, by, reason)),
                act(new PrescriptionsIntent.Suspend(rx, by, reason, next(), deadline), doctor));
        assertTrue(facts().suspended());
        assertEquals(
                List.of(new ChainEvent.PrescriptionResumed(rx, by)),
                act(new PrescriptionsIntent.Resume(rx, by, next(), deadline), doctor));
        assertEquals(
                List.of(new ChainEvent.Reissued(rx, key.address(), 1)),
                act(new PrescriptionsIntent.Reissue(sheet.name(), key.address(), next(), deadline), key));
        act(claim(1, 2));
        act(new PrescriptionsIntent.RenewLease(counter, rx, next(), deadline), pharmacist);
        anvil.pass(Duration.ofMinutes(31));
        anvil.mine();
        assertEquals(
                List.of(new ChainEvent.Released(rx, key.address())),
                act(new PrescriptionsIntent.Release(sheet.name(), key.address(), next(), deadline), key));
        assertEquals(Optional.empty(), facts().holder());
        assertEquals(
                List.of(new ChainEvent.PrescriptionCancelled(rx, key.address())),
                act(new PrescriptionsIntent.Cancel(sheet.name(), key.address(), next(), deadline), key));
        assertTrue(facts().cancelled());
        assertEquals(new Seq(seq), facts().seq());
        assertFalse(facts().whole());
    }

    @Test
    void lifeOfAClaim_raisesItsEvents() throws Exception {
        Instant deadline = People.inAnHour();
        act(claim(0, 0));
        act(new PrescriptionsIntent.Dispense(counter, sheet, Quantities.of(1), false, next(), atOnce()), pharmacist);
        var subject = new ClaimsIntent.Subject(rx, 1, 1);
        Bytes32 claim = subject.claim();
        Digest document = Samples.digest(30);
        AccountId payer = People.account(agent);
        assertEquals(
                List.of(new ChainEvent.ClaimSubmitted(claim, INSURER, PHARMACY, subject, 1, document)),
                act(new ClaimsIntent.Submit(counter, subject, INSURER, 0, document, Seq.FIRST, deadline), pharmacist));
        assertEquals(
                List.of(new ChainEvent.ClaimWithdrawn(claim)),
                act(new ClaimsIntent.Withdraw(counter, claim, new Seq(1), deadline), pharmacist));
        act(new ClaimsIntent.Submit(counter, subject, INSURER, 0, document, new Seq(2), deadline), pharmacist);
        assertEquals(
                List.of(new ChainEvent.ClaimAnswered(claim, false, document)),
                act(new ClaimsIntent.Answer(payer, INSURER, claim, false, document, new Seq(3), deadline), agent));
        assertEquals(
                List.of(new ChainEvent.ClaimDisputed(claim, INSURER, 2, document)),
                act(new ClaimsIntent.Dispute(counter, subject, INSURER, document, new Seq(4), deadline), pharmacist));
        act(new ClaimsIntent.Answer(payer, INSURER, claim, true, document, new Seq(5), deadline), agent);
        assertEquals(
                List.of(new ChainEvent.ClaimPaid(claim, document)),
                act(new ClaimsIntent.Pay(payer, INSURER, claim, document, new Seq(6), deadline), agent));
        assertEquals(
                List.of(new ChainEvent.ClaimReversed(claim, true, document)),
                act(new ClaimsIntent.Reverse(agent.address(), INSURER, claim, document, new Seq(7), deadline), agent));
        ClaimFacts facts = reader.claim(claim, BlockTag.latest()).orElseThrow();
        assertEquals(ClaimState.REVERSED_BY_PAYER, facts.state());
        assertEquals(2, facts.round());
        assertEquals(document, facts.document());
        assertEquals(
                List.of(new ChainEvent.Reversed(rx, 1, Quantities.of(1))),
                act(
                        new PrescriptionsIntent.Reverse(counter, rx, 1, Quantities.of(1), new Seq(1), deadline),
                        pharmacist));
    }

    @Test
    void anExpiredPrescription_isExtended() throws Exception {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(1));
        var brief = new PrescriptionSheet(
                sheet.prescriber(),
                key.address(),
                new Terms(begin, soon, sheet.terms().lines()),
                Samples.digest(2));
        act(new PrescriptionsIntent.Prescribe(HOSPITAL, brief, Seq.FIRST, soon), doctor);
        anvil.pass(Duration.ofMinutes(2));
        anvil.mine();
        var extend = new PrescriptionsIntent.Extend(
                counter, brief, new PickupUse(0, 0, Optional.empty()), new Seq(1), People.inAnHour());
        var extended = assertInstanceOf(
                ChainEvent.Extended.class, act(pickedUp(extend)).getFirst());
        assertEquals(PHARMACY, extended.pharmacy());
        assertTrue(extended.end().isAfter(soon.plus(Duration.ofDays(30))));
        assertEquals(
                extended.end(),
                reader.prescription(brief.id(), BlockTag.latest()).orElseThrow().end());
    }
}
