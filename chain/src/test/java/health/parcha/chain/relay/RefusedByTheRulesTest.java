package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import health.parcha.chain.Role;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.fixture.Dispensing;
import health.parcha.chain.fixture.Network;
import health.parcha.chain.fixture.Paper;
import health.parcha.chain.fixture.Paper.Pharmacist;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import health.parcha.core.consent.GrantId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Well signed, in time, and against the rules: the journal ends with the contracts' own code, and nobody pays for a transaction. */
class RefusedByTheRulesTest {
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(31);
    private static final GrantId REVOKED = Samples.grant(1);
    private static final GrantId OVER = Samples.grant(2);
    private static final SigningKey CONTROLLER = Network.key();

    private static Dispensing world;
    private static SigningKey doctor;
    private static SigningKey officer;
    private static SigningKey unverified;
    private static SigningKey suspended;
    private static Pharmacist pharmacist;
    private static Pharmacist other;

    private static Paper held;
    private static Paper lost;
    private static Paper handedOut;
    private static Paper cancelled;
    private static Paper frozen;
    private static Paper past;
    private static Paper future;
    private static Paper waiting;

    @BeforeAll
    static void whatHappenedBefore() throws Exception {
        world = Dispensing.start();
        people();
        papers();
        grants();
        world.done(lost.claim(pharmacist, 0, 1));
        world.pass(LONGER_THAN_A_LEASE);
        world.done(lost.claim(other, 1, 2));
        world.done(held.claim(pharmacist, 0, 1));
    }

    private static void people() throws Exception {
        doctor = world.employed(Dispensing.HOSPITAL, Role.DOCTOR);
        officer = world.employed(Dispensing.HOSPITAL, Role.OFFICER);
        unverified = world.registered(Dispensing.HOSPITAL);
        suspended = world.employed(Dispensing.HOSPITAL, Role.DOCTOR);
        world.suspend(suspended, Dispensing.HOSPITAL);
        pharmacist = new Pharmacist(world.employed(Dispensing.PHARMACY, Role.PHARMACIST), Dispensing.PHARMACY);
        other = new Pharmacist(world.employed(Dispensing.OTHER_PHARMACY, Role.PHARMACIST), Dispensing.OTHER_PHARMACY);
    }

    private static void papers() throws Exception {
        held = prescribed(paper(doctor));
        lost = prescribed(paper(doctor));
        waiting = prescribed(paper(doctor));
        handedOut = prescribed(paper(doctor));
        world.done(handedOut.claim(pharmacist, 0, 1));
        world.done(handedOut.dispense(pharmacist, 2, 2));
        cancelled = prescribed(paper(doctor));
        world.done(cancelled.cancel(1));
        frozen = prescribed(paper(doctor));
        world.done(frozen.suspend(1));
        past = prescribed(Paper.of(world, doctor, world.now().minusSeconds(60), Duration.ofMinutes(20)));
        future = prescribed(Paper.of(world, doctor, world.now().plus(Duration.ofDays(1)), Duration.ofDays(9)));
    }

    private static void grants() throws Exception {
        world.done(grant(REVOKED, Duration.ofDays(30)));
        world.done(world.sign(
                new ConsentsIntent.Revoke(CONTROLLER.address(), REVOKED, new Seq(1), world.inAnHour()), CONTROLLER));
        world.done(grant(OVER, Duration.ofMinutes(10)));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<Arguments> againstTheRules() {
        return Stream.of(
                arguments("stale seq of an account", card(0), ResultCode.STALE),
                arguments("stale seq of a prescription", waiting.claim(pharmacist, 0, 0), ResultCode.STALE),
                arguments("unverified actor", paper(unverified).prescribe(), ResultCode.UNVERIFIED),
                arguments("suspended actor", paper(suspended).prescribe(), ResultCode.SUSPENDED),
                arguments("wrong role", paper(officer).prescribe(), ResultCode.WRONG_ROLE),
                arguments("revoked grant renewed", renew(REVOKED, 2), ResultCode.GRANT_REVOKED),
                arguments("expired grant renewed", renew(OVER, 1), ResultCode.GRANT_EXPIRED),
                arguments("cancelled, claimed", cancelled.claim(pharmacist, 0, 2), ResultCode.PRESCRIPTION_CANCELLED),
                arguments("suspended, claimed", frozen.claim(pharmacist, 0, 2), ResultCode.PRESCRIPTION_SUSPENDED),
                arguments("claimed by another", held.claim(other, 1, 2), ResultCode.PRESCRIPTION_CLAIMED),
                arguments("window over", past.claim(pharmacist, 0, 1), ResultCode.PRESCRIPTION_EXPIRED),
                arguments("window not begun", future.claim(pharmacist, 0, 1), ResultCode.PRESCRIPTION_EARLY),
                arguments("next date not reached", handedOut.claim(pharmacist, 1, 3), ResultCode.PRESCRIPTION_EARLY),
                arguments("more than today", held.dispense(pharmacist, 3, 2), ResultCode.PRESCRIPTION_EARLY),
                arguments("more than prescribed", held.dispense(pharmacist, 7, 2), ResultCode.OVER_QUANTITY),
                arguments("never held", held.dispense(other, 1, 2), ResultCode.NOT_HELD),
                arguments("lease lost", lost.dispense(pharmacist, 1, 3), ResultCode.NOT_HELD));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("againstTheRules")
    void actAgainstTheRules_endsRejectedWithItsCode_andSendsNothing(String what, SignedIntent signed, ResultCode code)
            throws Exception {
        TestNode node = world.node();
        long nonce = nonce();
        IntentId id = node.accept(signed);
        world.turnAndMine(node);
        assertEquals(
                code,
                assertInstanceOf(IntentState.Rejected.class, node.state(id), what)
                        .code());
        assertEquals(nonce, nonce());
        assertTrue(node.memory.dispatches().isEmpty());
    }

    @Test
    void pastOnChainOnly_expires_andSendsNothing() throws Exception {
        TestNode slow = world.node(Duration.ofHours(-2));
        long nonce = nonce();
        IntentId id = slow.accept(card(1, world.now().minusSeconds(1)));
        world.turnAndMine(slow);
        assertInstanceOf(IntentState.Expired.class, slow.state(id));
        assertEquals(nonce, nonce());
    }

    @Test
    void tooFarOnChainOnly_isHeld_andSendsNothing() throws Exception {
        TestNode fast = world.node(Duration.ofHours(2));
        long nonce = nonce();
        IntentId id = fast.accept(card(1, world.now().plus(Duration.ofHours(25))));
        world.turnAndMine(fast);
        assertEquals(new IntentState.Queued(ResultCode.TOO_FAR), fast.state(id));
        assertEquals(nonce, nonce());
    }

    private static long nonce() {
        return world.anvil.rpc().minedNonce(world.relayer.address());
    }

    private static SignedIntent card(long seq) {
        return card(seq, world.inAnHour());
    }

    private static SignedIntent card(long seq, Instant deadline) {
        return world.sign(
                new AccountsIntent.PublishCard(People.account(doctor), Samples.word(1), new Seq(seq), deadline),
                doctor);
    }

    private static Paper paper(SigningKey prescriber) {
        return Paper.of(world, prescriber, world.now().minus(Duration.ofHours(1)), Duration.ofDays(100));
    }

    private static Paper prescribed(Paper paper) throws Exception {
        world.done(paper.prescribe());
        return paper;
    }

    private static SignedIntent grant(GrantId id, Duration life) {
        return world.sign(
                new ConsentsIntent.Grant(CONTROLLER.address(), id, world.now().plus(life), Seq.FIRST, world.inAnHour()),
                CONTROLLER);
    }

    private static SignedIntent renew(GrantId id, long seq) {
        return world.sign(
                new ConsentsIntent.Renew(
                        CONTROLLER.address(),
                        id,
                        world.now().plus(Duration.ofDays(60)),
                        new Seq(seq),
                        world.inAnHour()),
                CONTROLLER);
    }
}
