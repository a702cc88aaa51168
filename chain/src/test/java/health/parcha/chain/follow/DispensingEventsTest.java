package health.parcha.chain.follow;

import static health.parcha.chain.fixture.Dispensing.HOSPITAL;
import static health.parcha.chain.fixture.Dispensing.INSURER;
import static health.parcha.chain.fixture.Dispensing.PHARMACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.contract.ClaimFacts;
import health.parcha.chain.contract.DispensingWaits;
import health.parcha.chain.contract.PrescriptionFacts;
import health.parcha.chain.fixture.Dispensing;
import health.parcha.chain.fixture.Paper;
import health.parcha.chain.fixture.Paper.Pharmacist;
import health.parcha.chain.fixture.People;
import health.parcha.chain.intent.ClaimsIntent;
import health.parcha.chain.intent.Counter;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.PickupUse;
import health.parcha.chain.intent.PrescriptionSheet;
import health.parcha.chain.intent.PrescriptionsIntent;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.claim.ClaimState;
import health.parcha.core.party.AccountId;
import health.parcha.core.prescription.PrescriptionId;
import health.parcha.core.prescription.Quantities;
import health.parcha.core.prescription.Terms;
import health.parcha.core.signed.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prescriptions and claims on a real chain: every event raised by a real act and read back. */
class DispensingEventsTest {
    private Dispensing world;
    private SigningKey doctor;
    private SigningKey agent;
    private Pharmacist pharmacist;
    private Counter counter;
    private Paper paper;
    private PrescriptionSheet sheet;
    private PrescriptionId rx;
    private ChainReader reader;
    private long seq;

    @BeforeEach
    void start() throws Exception {
        world = Dispensing.start();
        reader = new ChainReader(world.anvil.rpc(), world.contracts);
        doctor = world.employed(HOSPITAL, Role.DOCTOR);
        agent = world.employed(INSURER, Role.INSURER_AGENT);
        pharmacist = new Pharmacist(world.employed(PHARMACY, Role.PHARMACIST), PHARMACY);
        counter = pharmacist.counter();
        paper = Paper.of(world, doctor, world.now().minus(Duration.ofHours(1)), Duration.ofDays(100));
        sheet = paper.sheet();
        rx = sheet.id();
        Instant end = sheet.terms().end();
        assertEquals(
                List.of(new ChainEvent.Prescribed(rx, HOSPITAL, sheet.prescriber(), end)),
                act(new PrescriptionsIntent.Prescribe(HOSPITAL, sheet, Seq.FIRST, end), doctor));
        seq = 1;
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private List<ChainEvent> act(Intent intent, SigningKey... keys) throws Exception {
        return act(world.sign(intent, keys));
    }

    private List<ChainEvent> act(SignedIntent signed) throws Exception {
        IntentId id = world.done(signed);
        return world.node().memory.events().stream()
                .filter(event -> event.intent().filter(id::equals).isPresent())
                .map(SettledEvent::event)
                .toList();
    }

    private SignedIntent claim(int generation, int k) {
        PickupUse use = new PickupUse(generation, k, Optional.of(Samples.word(9)));
        return paper.pickedUp(pharmacist, new PrescriptionsIntent.Claim(counter, sheet, use, next(), atOnce()));
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
                act(new PrescriptionsIntent.RenewLease(counter, rx, next(), deadline), pharmacist.signer()));
        assertEquals(
                List.of(new ChainEvent.GivenBack(rx)),
                act(new PrescriptionsIntent.GiveBack(counter, rx, next(), deadline), pharmacist.signer()));
        act(claim(0, 1));
        assertEquals(
                List.of(new ChainEvent.Alerted(rx, by, reason)),
                act(new PrescriptionsIntent.Alert(rx, by, reason, next(), deadline), doctor));
        assertTrue(facts().alerted());
        assertEquals(
                List.of(new ChainEvent.AlertAnswered(rx, PHARMACY, reason)),
                act(new PrescriptionsIntent.AnswerAlert(counter, rx, reason, next(), deadline), pharmacist.signer()));
        Quantities two = Quantities.of(2);
        assertEquals(
                List.of(new ChainEvent.Dispensed(rx, PHARMACY, 2, true, two)),
                act(
                        new PrescriptionsIntent.Dispense(counter, sheet, two, true, next(), atOnce()),
                        pharmacist.signer()));
        assertEquals(two, facts().dispensed());
        assertTrue(facts().firstDay().isPresent());
        assertTrue(reader.dispense(rx, 2, BlockTag.latest()).orElseThrow().isOf(two));
        assertEquals(Optional.empty(), reader.dispense(rx, 1, BlockTag.latest()));
        assertEquals(
                List.of(new ChainEvent.Reversed(rx, 2, two)),
                act(
                        new PrescriptionsIntent.ReverseHandedOver(
                                counter, sheet.name(), paper.key().address(), 2, two, new Seq(1), deadline),
                        pharmacist.signer(),
                        paper.key()));
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
                List.of(new ChainEvent.Reissued(rx, paper.key().address(), 1)),
                act(
                        new PrescriptionsIntent.Reissue(
                                sheet.name(), paper.key().address(), next(), deadline),
                        paper.key()));
        act(claim(1, 2));
        act(new PrescriptionsIntent.RenewLease(counter, rx, next(), deadline), pharmacist.signer());
        world.anvil.pass(Duration.ofMinutes(31));
        world.anvil.mine();
        assertEquals(
                List.of(new ChainEvent.Released(rx, paper.key().address())),
                act(
                        new PrescriptionsIntent.Release(
                                sheet.name(), paper.key().address(), next(), deadline),
                        paper.key()));
        assertEquals(Optional.empty(), facts().holder());
        assertEquals(
                List.of(new ChainEvent.PrescriptionCancelled(rx, paper.key().address())),
                act(
                        new PrescriptionsIntent.Cancel(sheet.name(), paper.key().address(), next(), deadline),
                        paper.key()));
        assertTrue(facts().cancelled());
        assertEquals(new Seq(seq), facts().seq());
        assertFalse(facts().whole());
    }

    @Test
    void lifeOfAClaim_raisesItsEvents() throws Exception {
        Instant deadline = People.inAnHour();
        act(claim(0, 0));
        act(
                new PrescriptionsIntent.Dispense(counter, sheet, Quantities.of(1), false, next(), atOnce()),
                pharmacist.signer());
        var subject = new ClaimsIntent.Subject(rx, 1, 1);
        Bytes32 claim = subject.claim();
        Digest document = Samples.digest(30);
        AccountId payer = People.account(agent);
        assertEquals(
                List.of(new ChainEvent.ClaimSubmitted(claim, INSURER, PHARMACY, subject, 1, document)),
                act(
                        new ClaimsIntent.Submit(counter, subject, INSURER, 0, document, Seq.FIRST, deadline),
                        pharmacist.signer()));
        assertEquals(
                List.of(new ChainEvent.ClaimWithdrawn(claim)),
                act(new ClaimsIntent.Withdraw(counter, claim, new Seq(1), deadline), pharmacist.signer()));
        act(new ClaimsIntent.Submit(counter, subject, INSURER, 0, document, new Seq(2), deadline), pharmacist.signer());
        assertEquals(
                List.of(new ChainEvent.ClaimAnswered(claim, false, document)),
                act(new ClaimsIntent.Answer(payer, INSURER, claim, false, document, new Seq(3), deadline), agent));
        assertEquals(
                List.of(new ChainEvent.ClaimDisputed(claim, INSURER, 2, document)),
                act(
                        new ClaimsIntent.Dispute(counter, subject, INSURER, document, new Seq(4), deadline),
                        pharmacist.signer()));
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
                        pharmacist.signer()));
    }

    @Test
    void anExpiredPrescription_isExtended() throws Exception {
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(1));
        var brief = new PrescriptionSheet(
                sheet.prescriber(),
                sheet.key(),
                new Terms(sheet.terms().start(), soon, sheet.terms().lines()),
                Samples.digest(2));
        act(new PrescriptionsIntent.Prescribe(HOSPITAL, brief, Seq.FIRST, soon), doctor);
        world.anvil.pass(Duration.ofMinutes(2));
        world.anvil.mine();
        var extend = new PrescriptionsIntent.Extend(
                counter, brief, new PickupUse(0, 0, Optional.empty()), new Seq(1), People.inAnHour());
        var extended = assertInstanceOf(
                ChainEvent.Extended.class,
                act(new Paper(world, doctor, paper.key(), brief).pickedUp(pharmacist, extend))
                        .getFirst());
        assertEquals(PHARMACY, extended.pharmacy());
        assertTrue(extended.end().isAfter(soon.plus(Duration.ofDays(30))));
        assertEquals(
                extended.end(),
                reader.prescription(brief.id(), BlockTag.latest()).orElseThrow().end());
    }
}
