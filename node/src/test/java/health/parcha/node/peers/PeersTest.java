package health.parcha.node.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.MemberStatus;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.stream.ItemReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.peertest.PeerEcho;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeersTest {
    private static final String ECHO = "/api/v1/peer/echo";
    private static final TestHospital ONE = TestHospital.make(1, Ports.free(), new byte[32]);
    private static final TestHospital TWO = TestHospital.make(2, Ports.free(), new byte[32]);
    private static final TestHospital SILENT = TestHospital.make(3, Ports.free(), new byte[32]);
    private static final TestHospital BARRED = TestHospital.make(4, Ports.free(), new byte[32]);
    private static final TestHospital STRANGER = TestHospital.make(5, Ports.free(), new byte[32]);
    private static final TestHospital[] FOUNDERS = {ONE, TWO, SILENT, BARRED};

    @TempDir
    static Path folder;

    private static TestDatabase databaseOfTwo;
    private static TestNode one;
    private static TestNode two;
    private static Peers peers;

    @BeforeAll
    static void startTwoMembers() throws Exception {
        one = start(ONE, TestDatabase.make("peer_one"));
        databaseOfTwo = TestDatabase.make("peer_two");
        two = start(TWO, databaseOfTwo);
        peers = one.part(Peers.class);
    }

    private static TestNode start(TestHospital hospital, TestDatabase database) throws Exception {
        Path settings = TestMembers.settings(folder.resolve("n" + hospital.number()), hospital, database, FOUNDERS);
        TestNode node = TestNode.start(settings, hospital, PeerEcho.class);
        TestMembers.onChain(database, MemberStatus.ACTIVE, ONE, TWO, SILENT);
        TestMembers.onChain(database, MemberStatus.SUSPENDED, BARRED);
        return node;
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void post_toAnotherMember_arrivesAsTheSenders() {
        Json.Fields said = Json.object().put("word", "grüezi").done();

        Json.Fields answer = peers.post(TWO.number(), "echo", said);

        assertEquals(1, answer.whole("from"));
        assertEquals(said, answer.fields("said"));
    }

    @Test
    void get_withAQuery_arrivesAsTheSenders() {
        Json.Fields answer = peers.get(TWO.number(), "echo?q=Ang%C3%A8le%20%26%20co");

        assertEquals("Angèle & co", answer.text("q"));
        assertEquals(1, answer.whole("from"));
    }

    @Test
    void refusal_ofAnotherMember_keepsItsCodeAndNamesTheMember() {
        Refused refused = assertThrows(
                Refused.class,
                () -> peers.post(TWO.number(), "refusing", Json.object().done()));

        assertEquals(Code.UNKNOWN_ACCOUNT, refused.code());
        assertEquals("Member 2 refuses: Nobody of that name.", refused.detail());
    }

    @Test
    void member_thatDoesNotListen_isUnreachableAndNamed() {
        Refused refused = assertThrows(
                Refused.class,
                () -> peers.post(SILENT.number(), "echo", Json.object().done()));

        assertEquals(Code.PEER_UNREACHABLE, refused.code());
        assertTrue(refused.detail().startsWith("Member 3 does not answer: "), refused.detail());
    }

    @Test
    void member_thatNobodyKnows_isUnreachableAndNamed() {
        Refused refused = assertThrows(
                Refused.class,
                () -> peers.stream(STRANGER.number(), "items", Json.object().done()));

        assertEquals(Code.PEER_UNREACHABLE, refused.code());
        assertTrue(refused.detail().contains("member 5"), refused.detail());
    }

    @Test
    void stream_readToItsEnd_hasEveryItem() throws Exception {
        try (ItemReader items =
                peers.stream(TWO.number(), "items", Json.object().done())) {
            assertArrayEquals(new byte[] {1, 2, 3}, items.next().orElseThrow().readBody(10));
            assertTrue(items.next().isEmpty());
        }
    }

    @Test
    void stream_thatBreaksOff_isReportedAsCut() throws Exception {
        try (ItemReader items = peers.stream(TWO.number(), "cut", Json.object().done())) {
            assertArrayEquals(new byte[] {1, 2, 3}, items.next().orElseThrow().readBody(10));
            ItemReader.Item broken = items.next().orElseThrow();
            assertThrows(ItemReader.CutStream.class, () -> broken.readBody(10));
        }
    }

    @Test
    void request_signedByHand_isLetIn() throws Exception {
        HttpResponse<String> answer = request().sendTo(TWO);

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(1, JsonReader.readObject(answer.body()).whole("from"));
    }

    @Test
    void request_sentAgain_isRefused() throws Exception {
        SignedRequest request = request();
        assertEquals(200, request.sendTo(TWO).statusCode());

        assertBadPeer(request.sendTo(TWO), "it has been taken before");
    }

    @Test
    void request_sentAgainToAProcessThatHasRestarted_isRefused() throws Exception {
        SignedRequest request = request();
        assertEquals(200, request.sendTo(TWO).statusCode());
        two.close();
        two = start(TWO, databaseOfTwo);

        assertBadPeer(request.sendTo(TWO), "it has been taken before");
    }

    @Test
    void request_withAnotherBody_isRefused() throws Exception {
        assertBadPeer(
                request().withBody("{\"word\":\"other\"}").sendTo(TWO), "its body is not the one that was signed");
    }

    @Test
    void request_withAnotherBodyAndItsDigest_isRefused() throws Exception {
        String other = "{\"word\":\"other\"}";
        SignedRequest altered =
                request().withBody(other).with("Content-Digest", SignatureBase.contentDigest(other.getBytes()));

        assertBadPeer(altered.sendTo(TWO), "it is not signed by the node key of member 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/peer/careless", ECHO + "?q=1"})
    void request_sentToAnotherTarget_isRefused(String target) throws Exception {
        assertBadPeer(request().withTarget(target).sendTo(TWO), "it is not signed by the node key of member 1");
    }

    @Test
    void request_sentWithAnotherMethod_isRefused() throws Exception {
        SignedRequest get = request().withTarget(ECHO + "?q=1").withMethod("GET");
        assertBadPeer(get.sendTo(TWO), "it is not signed by the node key of member 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {-62, 62})
    void request_signedMoreThanAMinuteOff_isRefused(long seconds) throws Exception {
        SignedRequest late = SignedRequest.of(
                ONE.number(),
                ONE.node(),
                Instant.now().plusSeconds(seconds),
                SignatureBase.to(TestMembers.NETWORK, TWO.number()),
                ECHO,
                "{}");

        assertBadPeer(late.sendTo(TWO), "seconds ago by this node's clock");
    }

    @Test
    void request_madeForAnotherMember_isRefused() throws Exception {
        SignedRequest forOne = SignedRequest.of(TWO, ONE.number(), ECHO, "{}");

        assertBadPeer(forOne.sendTo(TWO), "it was made for another member or network");
        assertBadPeer(
                forOne.with("Parcha-To", SignatureBase.to(TestMembers.NETWORK, TWO.number()))
                        .sendTo(TWO),
                "it is not signed by the node key of member 2");
    }

    @Test
    void request_madeForAnotherNetwork_isRefused() throws Exception {
        SignedRequest foreign = SignedRequest.of(
                ONE.number(), ONE.node(), Instant.now(), "00".repeat(32) + "/" + TWO.number(), ECHO, "{}");

        assertBadPeer(foreign.sendTo(TWO), "it was made for another member or network");
    }

    @Test
    void request_signedByAnotherMembersKey_isRefused() throws Exception {
        SignedRequest forged = SignedRequest.of(
                ONE.number(),
                STRANGER.node(),
                Instant.now(),
                SignatureBase.to(TestMembers.NETWORK, TWO.number()),
                ECHO,
                "{}");

        assertBadPeer(forged.sendTo(TWO), "it is not signed by the node key of member 1");
    }

    @Test
    void request_ofASuspendedMember_isRefused() throws Exception {
        assertBadPeer(
                SignedRequest.of(BARRED, TWO.number(), ECHO, "{}").sendTo(TWO), "the network has no active member 4");
    }

    @Test
    void request_ofAStranger_isRefused() throws Exception {
        assertBadPeer(
                SignedRequest.of(STRANGER, TWO.number(), ECHO, "{}").sendTo(TWO), "the network has no active member 5");
    }

    @ParameterizedTest
    @EnumSource(
            value = MemberStatus.class,
            names = {"SUSPENDED", "REMOVED", "SUCCEEDED"})
    void member_thatIsNoLongerActive_isRefusedFromThenOn(MemberStatus status) throws Exception {
        TestMembers.onChain(databaseOfTwo, status, ONE);
        try {
            assertBadPeer(request().sendTo(TWO), "the network has no active member 1");
        } finally {
            TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, ONE);
        }
        assertEquals(200, request().sendTo(TWO).statusCode());
    }

    @Test
    void member_whoseKeyHasChangedOnChain_isRefusedWithTheFormerOne() throws Exception {
        TestHospital renewed = TestHospital.make(1, ONE.port(), new byte[32]);
        TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, renewed);
        try {
            assertBadPeer(request().sendTo(TWO), "the document of member 1 has not been handed in here");
        } finally {
            TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, ONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Signature-Input", "Signature", "Content-Digest", "Parcha-To"})
    void request_withoutAHeader_isRefused(String header) throws Exception {
        HttpResponse<String> answer = request().without(header).sendTo(TWO);

        assertEquals(401, answer.statusCode());
        assertEquals("BAD_PEER", JsonReader.readObject(answer.body()).text("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/peer/careless",
                "/api/v1/%70eer/careless",
                "/api/v1/peer;x=1/careless",
                "/api/v1/peer/%63areless"
            })
    void handler_thatAsksNobodysName_isOutOfReachWithoutASignature(String target) throws Exception {
        int before = PeerEcho.CARELESS.get();

        HttpResponse<String> answer =
                new SignedRequest("POST", target, "{}".getBytes(), java.util.Map.of()).sendTo(TWO);

        assertTrue(List.of(401, 400, 404).contains(answer.statusCode()), answer.body());
        assertEquals(before, PeerEcho.CARELESS.get());
    }

    @Test
    void handler_outsideOfThePeersPaths_neverGetsAPeer() throws Exception {
        assertBadPeer(
                SignedRequest.of(ONE, TWO.number(), "/api/v1/outside", "{}").sendTo(TWO), "carries no signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/parcha-items"})
    void body_aboveOneMebibyte_isRefused(String type) throws Exception {
        String body = "{\"word\":\"" + "x".repeat(1 << 20) + "\"}";

        HttpResponse<String> answer = SignedRequest.of(ONE, TWO.number(), ECHO, body)
                .with("Content-Type", type)
                .sendTo(TWO);

        assertEquals("TOO_LARGE", JsonReader.readObject(answer.body()).text("code"));
    }

    private static SignedRequest request() {
        return SignedRequest.of(ONE, TWO.number(), ECHO, "{\"word\":\"one\"}");
    }

    private static void assertBadPeer(HttpResponse<String> answer, String cause) {
        assertEquals(401, answer.statusCode(), answer.body());
        Json.Fields problem = JsonReader.readObject(answer.body());
        assertEquals("BAD_PEER", problem.text("code"));
        assertTrue(problem.text("detail").contains(cause), answer.body());
    }
}
