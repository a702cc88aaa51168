package health.parcha.node.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.SigningSeed;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {
    private static final NetworkId NETWORK = TestMembers.NETWORK;
    private static final TestHospital ONE = TestHospital.make(1, Ports.free(), new byte[32]);
    private static final TestHospital TWO = TestHospital.make(2, Ports.free(), new byte[32]);

    @TempDir
    static Path folder;

    private static TestDatabase databaseOfOne;
    private static TestDatabase databaseOfTwo;
    private static TestNode one;
    private static TestNode two;

    @BeforeAll
    static void startFounders() throws Exception {
        databaseOfOne = TestDatabase.make("member_one");
        databaseOfTwo = TestDatabase.make("member_two");
        one = TestNode.start(TestMembers.settings(folder.resolve("n1"), ONE, databaseOfOne, ONE, TWO), ONE);
        two = TestNode.start(TestMembers.settings(folder.resolve("n2"), TWO, databaseOfTwo, ONE, TWO), TWO);
        TestMembers.onChain(databaseOfOne, MemberStatus.ACTIVE, ONE, TWO);
        TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, ONE, TWO);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void founders_areKnownByTheManifest() throws Exception {
        Json.Fields founder = member(one, 2).orElseThrow();

        assertEquals("hospital", founder.text("kind"));
        assertEquals("active", founder.text("status"));
        assertEquals(TWO.document(NETWORK).compact(), founder.text("document"));
        assertEquals(TWO.document(NETWORK).document().chainDigest().hex(), founder.text("documentDigest"));
    }

    @Test
    void document_handedInAtOneMember_reachesTheOthers() throws Exception {
        TestHospital third = votedIn(13);
        assertTrue(member(one, 13).orElseThrow().find("document").isEmpty());

        HttpResponse<String> taken = handIn(one, third.document(NETWORK));

        assertEquals(200, taken.statusCode(), taken.body());
        String compact = third.document(NETWORK).compact();
        assertEquals(compact, member(one, 13).orElseThrow().text("document"));
        awaitDocument(two, 13, compact);
        assertTrue(JsonReader.readObject(two.get("/api/v1/network").body())
                .texts("members")
                .contains(compact));
        assertEquals(taken.body(), handIn(one, third.document(NETWORK)).body());
        assertEquals(1, kept(databaseOfOne, 13));
    }

    @Test
    void newcomer_thatStarts_isKnownToTheOthersAndKnowsThem() throws Exception {
        TestHospital newcomer = votedIn(14);
        TestDatabase database = TestDatabase.make("member_new");
        Path settings = TestMembers.settingsOfNewcomer(folder.resolve("n14"), newcomer, database, ONE, TWO);
        try (TestNode node = TestNode.start(settings, newcomer)) {
            TestMembers.onChain(database, MemberStatus.ACTIVE, ONE, TWO, newcomer);

            awaitDocument(one, 14, newcomer.document(NETWORK).compact());
            awaitDocument(two, 14, newcomer.document(NETWORK).compact());
            assertEquals(
                    newcomer.document(NETWORK).compact(),
                    member(node, 14).orElseThrow().text("document"));
        }
    }

    @Test
    void document_thatTheChainDoesNotName_isRefused() throws Exception {
        TestHospital fourth = votedIn(15);
        TestHospital sameNumber = TestHospital.make(15, fourth.port(), new byte[32]);

        assertRefused("DIGEST_MISMATCH", handIn(one, sameNumber.document(NETWORK)));
        assertRefused(
                "UNKNOWN_MEMBER",
                handIn(one, TestHospital.make(99, 1, new byte[32]).document(NETWORK)));
        assertEquals(0, kept(databaseOfOne, 15));
    }

    @Test
    void document_ofAnotherNetwork_isRefused() throws Exception {
        TestHospital fifth = votedIn(16);

        assertRefused("DIGEST_MISMATCH", handIn(one, fifth.document(new NetworkId("77".repeat(32)))));
    }

    @Test
    void document_thatItsNodeKeyHasNotSigned_isRefused() throws Exception {
        TestHospital sixth = votedIn(17);
        MemberDocument document = sixth.document(NETWORK).document();
        SigningSeed other = TestHospital.make(1, 1, new byte[32]).node();

        assertRefused("BAD_SIGNATURE", handIn(one, Signed.sign(document, "member-17", other)));
        assertRefused("BAD_SIGNATURE", handIn(one, Signed.sign(document, "member-18", sixth.node())));
        assertEquals(0, kept(databaseOfOne, 17));
    }

    @Test
    void document_thatHasChangedOnChain_isNoLongerShown() throws Exception {
        TestHospital seventh = votedIn(18);
        handIn(one, seventh.document(NETWORK));
        TestHospital renewed = TestHospital.make(18, seventh.port(), new byte[32]);
        TestMembers.onChain(databaseOfOne, MemberStatus.ACTIVE, renewed);
        TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, renewed);

        assertTrue(member(one, 18).orElseThrow().find("document").isEmpty());
        assertRefused("DIGEST_MISMATCH", handIn(one, seventh.document(NETWORK)));
        assertEquals(200, handIn(one, renewed.document(NETWORK)).statusCode());
        assertEquals(
                renewed.document(NETWORK).compact(),
                member(one, 18).orElseThrow().text("document"));
    }

    @Test
    void network_isTheManifestWithTheMembersOfNow() throws Exception {
        Json.Fields network = JsonReader.readObject(one.get("/api/v1/network").body());

        assertEquals(NETWORK.hex(), network.text("network"));
        assertTrue(network.texts("members")
                .containsAll(List.of(
                        ONE.document(NETWORK).compact(), TWO.document(NETWORK).compact())));
    }

    /** On the chain of both founders, and nobody has its document. */
    private static TestHospital votedIn(int number) throws Exception {
        TestHospital hospital = TestHospital.make(number, Ports.free(), new byte[32]);
        TestMembers.onChain(databaseOfOne, MemberStatus.ACTIVE, hospital);
        TestMembers.onChain(databaseOfTwo, MemberStatus.ACTIVE, hospital);
        return hospital;
    }

    private static HttpResponse<String> handIn(TestNode at, Signed<MemberDocument> document) throws Exception {
        return at.post(
                "/api/v1/members",
                CanonicalJson.text(
                        Json.object().put("document", document.compact()).done()));
    }

    private static Optional<Json.Fields> member(TestNode at, long number) throws Exception {
        return JsonReader.readObject(at.get("/api/v1/members").body()).items("members").stream()
                .map(Json.Fields.class::cast)
                .filter(member -> member.whole("number") == number)
                .findFirst();
    }

    /** Introductions take place every two seconds; a test that waits in vain is ended by its build. */
    private static void awaitDocument(TestNode at, long number, String compact) throws Exception {
        while (member(at, number).flatMap(m -> m.findText("document")).isEmpty()) {
            Thread.sleep(100);
        }
        assertEquals(compact, member(at, number).orElseThrow().text("document"));
    }

    private static int kept(TestDatabase database, long number) throws Exception {
        try (Connection c = database.asRuntime();
                var s = c.prepareStatement("select count(*) from member_documents where number = ?")) {
            s.setLong(1, number);
            try (ResultSet row = s.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void assertRefused(String code, HttpResponse<String> answer) {
        assertEquals(code, JsonReader.readObject(answer.body()).text("code"), answer.body());
    }
}
