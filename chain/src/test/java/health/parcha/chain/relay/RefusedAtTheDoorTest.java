package health.parcha.chain.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.chain.Role;
import health.parcha.chain.Samples;
import health.parcha.chain.Seq;
import health.parcha.chain.fixture.Dispensing;
import health.parcha.chain.fixture.Paper;
import health.parcha.chain.fixture.Paper.Pharmacist;
import health.parcha.chain.fixture.People;
import health.parcha.chain.fixture.TestNode;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.key.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Acts whose intents do not name their signer: the relay asks the chain before it takes them on. */
class RefusedAtTheDoorTest {
    private static Dispensing world;
    private static SigningKey doctor;
    private static SigningKey colleague;
    private static Pharmacist pharmacist;
    private static Paper paper;

    @BeforeAll
    static void whoIsThere() throws Exception {
        world = Dispensing.start();
        doctor = world.employed(Dispensing.HOSPITAL, Role.DOCTOR);
        colleague = world.employed(Dispensing.HOSPITAL, Role.DOCTOR);
        pharmacist = new Pharmacist(world.employed(Dispensing.PHARMACY, Role.PHARMACIST), Dispensing.PHARMACY);
        paper = Paper.of(world, doctor, world.now().minus(Duration.ofHours(1)), Duration.ofDays(100));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    static Stream<Arguments> spoilt() {
        Contracts ours = world.contracts;
        return Stream.of(
                arguments("past", card(world.now().minusSeconds(1), ours), ResultCode.EXPIRED),
                arguments("over a day ahead", card(world.now().plus(Duration.ofHours(25)), ours), ResultCode.TOO_FAR),
                arguments("over ten minutes ahead, at the counter", claimInElevenMinutes(), ResultCode.TOO_FAR),
                arguments("of another chain", card(of(new ChainId(1), ours.directory())), ResultCode.FOREIGN_SIGNER),
                arguments("of another module", card(of(ours.chain(), ours.consents())), ResultCode.FOREIGN_SIGNER),
                arguments("by another", paper.prescribeSignedBy(colleague).item(), ResultCode.FOREIGN_SIGNER),
                arguments("high s", withHighS(card(ours)), ResultCode.HIGH_S));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("spoilt")
    void actThatNoRelayCouldMakePass_isRefusedWithItsCode_andNotKept(String what, Bytes item, ResultCode code) {
        TestNode node = world.node(Duration.ZERO);
        Acceptance.Refused refused =
                assertInstanceOf(Acceptance.Refused.class, node.relay().accept(item), what);
        assertEquals(code, refused.code());
        assertTrue(node.memory.open(1).isEmpty());
    }

    private static Bytes card(Contracts signedFor) {
        return card(world.inAnHour(), signedFor);
    }

    private static Bytes card(Instant deadline, Contracts signedFor) {
        var card = new AccountsIntent.PublishCard(People.account(doctor), Samples.word(1), new Seq(1), deadline);
        return SignedIntent.sign(card, signedFor, doctor).item();
    }

    private static Bytes claimInElevenMinutes() {
        return paper.claim(pharmacist, 0, 1, world.now().plus(Duration.ofMinutes(11)))
                .item();
    }

    private static Contracts of(ChainId chain, Address directory) {
        Contracts ours = world.contracts;
        return new Contracts(
                chain, ours.router(), directory, ours.consents(), ours.anchors(), ours.prescriptions(), ours.claims());
    }

    private static Bytes withHighS(Bytes item) {
        byte[] bytes = item.toArray();
        Arrays.fill(bytes, bytes.length - 32, bytes.length, (byte) 0xff);
        bytes[bytes.length - 32] = 0x7f;
        return Bytes.of(bytes);
    }
}
