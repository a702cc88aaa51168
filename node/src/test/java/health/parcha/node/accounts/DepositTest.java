package health.parcha.node.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Contracts;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.SigningSeed;
import health.parcha.embedded.os.Ports;
import health.parcha.log.LeafIndex;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestPerson;
import health.parcha.node.TestSettings;
import health.parcha.node.logging.TrailEntries;
import health.parcha.node.logging.TrailEntry;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deposits and log in before the chain has said anything, which is when every account begins. */
class DepositTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final MemberNumber HERE = new MemberNumber(1);

    @TempDir
    static Path folder;

    private static TestNode node;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        database = TestDatabase.make("accounts");
        Path network = TestManifest.write(folder.resolve("network.json"), NETWORK, Bytes32.ZERO, hospital);
        node = TestNode.start(
                TestSettings.write(folder, hospital, database, network, "http://127.0.0.1:1", "depth: 1"), hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void deposit_isKeptAndLogged_andAgainIsTheSame() throws Exception {
        TestPerson patient = patient();
        Json.Fields body = patient.deposit();
        assertEquals(201, deposit(body).statusCode());
        assertEquals(201, deposit(body).statusCode());
        List<TrailEntry> trail = node.part(TrailEntries.class).ofSubject(patient.account(), new LeafIndex(0), 10);
        assertEquals(
                List.of("registration"), trail.stream().map(TrailEntry::act).toList());
    }

    @Test
    void anotherRegistrationOfTheSameAccount_isRefused() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        assertProblem(
                409,
                "EXISTS",
                deposit(patient.deposit(
                        patient.registration(Instant.ofEpochMilli(Instant.now().toEpochMilli() - 1000)))));
    }

    @Test
    void depositOfAnotherNetworkMemberOrTime_isRefused() throws Exception {
        Contracts other = new Contracts(
                new ChainId(1),
                NETWORK.router(),
                NETWORK.directory(),
                NETWORK.consents(),
                NETWORK.anchors(),
                NETWORK.prescriptions(),
                NETWORK.claims());
        assertProblem(422, "WRONG_NETWORK", deposit(new TestPerson(Role.PATIENT, HERE, other).deposit()));
        assertProblem(
                422, "WRONG_MEMBER", deposit(new TestPerson(Role.PATIENT, new MemberNumber(2), NETWORK).deposit()));
        TestPerson patient = patient();
        assertProblem(
                422,
                "OUT_OF_TIME",
                deposit(patient.deposit(patient.registration(Instant.now().plus(Duration.ofHours(1))))));
        assertProblem(
                422,
                "OUT_OF_TIME",
                deposit(patient.deposit(patient.registration(Instant.now().minus(Duration.ofHours(25))))));
    }

    @Test
    void depositWithSomebodyElsesParts_isRefused() throws Exception {
        TestPerson patient = patient();
        TestPerson stranger = patient();
        Json.Fields good = patient.deposit();
        Json.Fields foreign = stranger.deposit();
        assertProblem(422, "WRONG_ACCOUNT", deposit(with(good, "card", foreign.fields("card"))));
        assertProblem(422, "BAD_SIGNATURE", deposit(with(good, "cardSignature", foreign.need("cardSignature"))));
        assertProblem(422, "WRONG_ACCOUNT", deposit(with(good, "sheet", foreign.need("sheet"))));
        assertProblem(422, "DIGEST_MISMATCH", deposit(with(good, "slot", foreign.need("slot"))));
        assertProblem(422, "DIGEST_MISMATCH", deposit(with(good, "keyring", foreign.need("keyring"))));
        assertProblem(422, "DIGEST_MISMATCH", deposit(with(good, "sealed", foreign.need("sealed"))));
        assertProblem(422, "DIGEST_MISMATCH", deposit(with(good, "profile", foreign.fields("profile"))));
        assertProblem(400, "MALFORMED", deposit(with(good, "registration", foreign.need("sheet"))));
    }

    @Test
    void malformedAndOversizedBodies_areRefused() throws Exception {
        assertProblem(400, "MALFORMED", node.post("/api/v1/accounts", "{"));
        assertProblem(400, "MALFORMED", node.post("/api/v1/accounts", "{\"card\":1,\"card\":2}"));
        assertProblem(400, "MALFORMED", node.post("/api/v1/accounts", "[]"));
        assertProblem(413, "TOO_LARGE", node.post("/api/v1/accounts", "\"" + "x".repeat(1 << 20) + "\""));
        assertProblem(
                413,
                "TOO_LARGE",
                node.stream("/api/v1/members", "application/parcha-items", "x".repeat((1 << 20) + 1)));
        assertProblem(404, "UNKNOWN_PATH", node.get("/api/v1/nothing"));
        assertProblem(405, "WRONG_METHOD", node.get("/api/v1/challenges"));
        assertProblem(400, "MALFORMED", node.get("/api/v1/accounts/me"));
    }

    @Test
    void whatIsNoRequest_isAnsweredWithoutAWordOfTheServersInside() throws Exception {
        for (String request : List.of(
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/accounts/..%2f..%2fetc HTTP/1.1\r\nHost: x\r\n\r\n",
                "FROB /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v1/challenges HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(20_000) + "\r\n\r\n",
                "no words HTTP/1.1\r\n\r\n")) {
            String answer = raw(request);
            assertTrue(answer.matches("(?s)HTTP/1.1 (4..|501) .*"), answer);
            assertTrue(
                    !answer.contains("Exception") && !answer.contains("Tomcat") && !answer.contains("at org."), answer);
        }
        assertEquals(200, node.get("/health/live").statusCode());
    }

    private static String raw(String request) throws Exception {
        URI url = URI.create(node.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = new byte[64 << 10];
            int got = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, got), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void logIn_withTheLoginKeyOrAsAWallet_opensASession() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        Json.Fields session = json(200, sessions(patient.answer(patient.ask(node))));
        assertEquals(TestPerson.base64(patient.slot), session.text("slot"));
        assertEquals(TestPerson.base64(patient.keyring), session.text("keyring"));
        json(200, sessions(patient.answerBySigner(patient.ask(node))));

        String[] token = {"Authorization", "Parcha " + session.text("token")};
        Json.Fields me = json(200, node.get("/api/v1/me", token));
        assertEquals("patient", me.text("role"));
        assertEquals("none", me.text("status"));
        assertTrue(me.text("why").contains("not settled"));
        assertEquals(204, node.send("DELETE", "/api/v1/sessions", "", token).statusCode());
        assertProblem(401, "NOT_LOGGED_IN", node.get("/api/v1/me", token));
    }

    @Test
    void answer_isTakenOnce_andOnlyFromItsAccount() throws Exception {
        TestPerson patient = patient();
        TestPerson stranger = patient();
        deposit(patient.deposit());
        deposit(stranger.deposit());
        Json.Fields challenge = patient.ask(node);
        assertProblem(401, "LOGIN_REFUSED", sessions(stranger.answer(challenge)));
        Json.Fields answer = patient.answer(challenge);
        json(200, sessions(answer));
        assertProblem(401, "LOGIN_REFUSED", sessions(answer));
        assertProblem(
                401,
                "LOGIN_REFUSED",
                sessions(patient.answer(patient.ask(node), SigningSeed.generate(new SecureRandom()))));
        assertProblem(
                422, "WRONG_MEMBER", sessions(patient.answer(with(patient.ask(node), "member", new Json.Whole(2)))));
        assertProblem(
                422,
                "WRONG_NETWORK",
                sessions(patient.answer(with(patient.ask(node), "network", new Json.Text("00".repeat(32))))));
    }

    @Test
    void unknownAccount_isAskedLikeAnyOther_andAlwaysTheSame() throws Exception {
        TestPerson known = patient();
        deposit(known.deposit());
        TestPerson unknown = patient();
        Json.Fields first = unknown.ask(node);
        Json.Fields second = unknown.ask(node);
        assertEquals(known.ask(node).members().keySet(), first.members().keySet());
        assertEquals(first.text("door"), second.text("door"));
        assertEquals(known.door.length(), first.text("door").length());
        assertNotEquals(patient().ask(node).text("door"), first.text("door"));
        assertProblem(401, "LOGIN_REFUSED", sessions(unknown.answer(first)));
    }

    @Test
    void elevenWrongTries_areTooMany_andARightOneThenWaits() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        SigningSeed wrong = SigningSeed.generate(new SecureRandom());
        for (int i = 0; i < 10; i++) {
            assertProblem(401, "LOGIN_REFUSED", sessions(patient.answer(patient.ask(node), wrong)));
        }
        HttpResponse<String> refused = sessions(patient.answer(patient.ask(node)));
        assertProblem(429, "TOO_MANY", refused);
        assertTrue(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()) > 0);
        TestDatabase.asSuperuser(database.name(), "delete from tries");
        json(200, sessions(patient.answer(patient.ask(node))));
    }

    @Test
    void keyring_takesTheNextVersionAlone_fromItsOwner() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        String path = "/api/v1/accounts/" + patient.account() + "/keyring";
        String[] token = patient.logIn(node);
        assertEquals(200, node.send("PUT", path, keyring(2, "AAAA"), token).statusCode());
        assertEquals(200, node.send("PUT", path, keyring(2, "AAAA"), token).statusCode());
        assertProblem(409, "STALE_VERSION", node.send("PUT", path, keyring(2, "BBBB"), token));
        assertProblem(409, "STALE_VERSION", node.send("PUT", path, keyring(4, "BBBB"), token));
        TestPerson stranger = patient();
        deposit(stranger.deposit());
        assertProblem(403, "NOT_ALLOWED", node.send("PUT", path, keyring(3, "BBBB"), stranger.logIn(node)));
        assertProblem(401, "NOT_LOGGED_IN", node.send("PUT", path, keyring(3, "BBBB")));
        Json.Fields session = json(200, sessions(patient.answer(patient.ask(node))));
        assertEquals("AAAA", session.text("keyring"));
        assertEquals(2, session.whole("keyringVersion"));
    }

    @Test
    void cardAndSheet_takeHigherVersionsAlone() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        String[] token = patient.logIn(node);
        String path = "/api/v1/accounts/" + patient.account();
        String second = CanonicalJson.text(Json.object()
                .put("card", patient.cardJson(2))
                .put("cardSignature", patient.cardSignature(2))
                .done());
        String first = CanonicalJson.text(Json.object()
                .put("card", patient.cardJson(1))
                .put("cardSignature", patient.cardSignature(1))
                .done());
        assertEquals(200, node.send("PUT", path + "/card", second, token).statusCode());
        assertEquals(200, node.send("PUT", path + "/card", second, token).statusCode());
        assertProblem(409, "STALE_VERSION", node.send("PUT", path + "/card", first, token));
        assertProblem(
                422,
                "BAD_SIGNATURE",
                node.send(
                        "PUT",
                        path + "/sheet",
                        "{\"sheet\":\"" + patient.sheet(2).compact() + "\"}",
                        token));
        Json.Fields card = json(200, node.get(path + "/card", token));
        assertEquals(2, card.fields("card").whole("version"));
        assertEquals("age1pq1test", card.fields("card").text("inbox"));
        assertTrue(card.find("profile").isEmpty(), "a patient's profile is for the desk alone");
    }

    @Test
    void deskAndTags_areForTheMembersOwnOfficers() throws Exception {
        TestPerson patient = patient();
        deposit(patient.deposit());
        String[] token = patient.logIn(node);
        assertProblem(403, "UNVERIFIED", node.get("/api/v1/verifications", token));
        assertProblem(403, "UNVERIFIED", node.post("/api/v1/tags", "{\"t\":\"" + "00".repeat(32) + "\"}", token));
        assertProblem(401, "NOT_LOGGED_IN", node.get("/api/v1/verifications"));
    }

    private static TestPerson patient() {
        return new TestPerson(Role.PATIENT, HERE, NETWORK);
    }

    private static HttpResponse<String> deposit(Json.Fields body) throws Exception {
        return node.post("/api/v1/accounts", CanonicalJson.text(body));
    }

    private static HttpResponse<String> sessions(Json.Fields body) throws Exception {
        return node.post("/api/v1/sessions", CanonicalJson.text(body));
    }

    private static String keyring(int version, String base64) {
        return "{\"keyring\":\"" + base64 + "\",\"version\":" + version + "}";
    }

    private static Json.Fields with(Json.Fields body, String member, Json value) {
        Json.ObjectBuilder changed = Json.object();
        body.members().forEach((name, old) -> changed.put(name, name.equals(member) ? value : old));
        return changed.done();
    }

    private static Json.Fields json(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        return JsonReader.readObject(answer.body());
    }

    private static void assertProblem(int status, String code, HttpResponse<String> answer) {
        Json.Fields problem = json(status, answer);
        assertEquals(code, problem.text("code"), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(problem.text("detail").endsWith("."), answer::body);
        assertTrue(problem.text("next").endsWith("."), answer::body);
    }
}
