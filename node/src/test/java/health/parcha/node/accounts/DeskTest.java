package health.parcha.node.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestFacts;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import health.parcha.node.TestPerson;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hospitals: who may stand at the desk, whom the directory shows, whose card comes from elsewhere. */
class DeskTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final byte[] TAG_KEY = Hex.bytes("07".repeat(32));

    @TempDir
    static Path folder;

    private static final TestHospital[] HOSPITALS = {
        TestHospital.make(1, Ports.free(), TAG_KEY), TestHospital.make(2, Ports.free(), TAG_KEY)
    };
    private static final TestDatabase[] DATABASES = new TestDatabase[2];
    private static final TestNode[] NODES = new TestNode[2];

    private static TestPerson admin;
    private static TestPerson patient;
    private static TestPerson doctor;
    private static TestPerson liar;

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < 2; i++) {
            DATABASES[i] = TestDatabase.make("desk_" + (i + 1));
            Path settings = TestMembers.settings(
                    folder.resolve("n" + i), HOSPITALS[i], DATABASES[i], HOSPITALS[0], HOSPITALS[1]);
            Files.writeString(settings, Files.readString(settings) + "  limits:\n    tags-per-account: 3\n");
            NODES[i] = TestNode.start(settings, HOSPITALS[i]);
            TestMembers.onChain(DATABASES[i], MemberStatus.ACTIVE, HOSPITALS);
            TestFacts.settled(DATABASES[i], 12);
        }
        admin = person(Role.ADMIN, 1, 1, AccountStatus.VERIFIED);
        patient = person(Role.PATIENT, 1, 2, AccountStatus.PENDING);
        doctor = person(Role.DOCTOR, 2, 3, AccountStatus.VERIFIED);
        liar = person(Role.DOCTOR, 2, 4, AccountStatus.VERIFIED);
        TestDatabase.asSuperuser(
                DATABASES[0].name(),
                "update chain_accounts set profile = sha256('another profile') where account = '\\x"
                        + liar.account().text().substring(2) + "'");
    }

    @AfterAll
    static void stop() {
        for (TestNode node : NODES) {
            node.close();
        }
    }

    @Test
    void desk_showsTheCardsOfThoseWhoVerifyHere() throws Exception {
        Json.Fields desk = json(200, NODES[0].get("/api/v1/desk"));
        Json.Fields officer = desk.items("officers").stream()
                .map(Json.Fields.class::cast)
                .filter(o -> o.fields("card").equals(admin.cardJson(1)))
                .findFirst()
                .orElseThrow();
        assertEquals(admin.cardSignature(1), officer.text("cardSignature"));
    }

    @Test
    void whoWaits_isShownToTheDeskWithWhatWasSealedForIt() throws Exception {
        Json.Fields answer = json(200, NODES[0].get("/api/v1/verifications", admin.logIn(NODES[0])));
        Json.Fields waiting = (Json.Fields) answer.items("accounts").getFirst();
        assertEquals(patient.account().text(), waiting.text("account"));
        assertEquals("patient", waiting.text("role"));
        assertEquals(TestPerson.base64(patient.sealed), waiting.text("sealed"));
        assertEquals(patient.profile(), waiting.fields("profile"));
        assertEquals(patient.cardJson(1), waiting.fields("card"));
    }

    @Test
    void tag_isTheNetworksHmac_withinTheOfficersQuota() throws Exception {
        TestPerson officer = person(Role.OFFICER, 1, 20, AccountStatus.VERIFIED);
        String[] session = officer.logIn(NODES[0]);
        String t = "5c".repeat(32);
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    hmac(t),
                    json(200, NODES[0].post("/api/v1/tags", "{\"t\":\"" + t + "\"}", session))
                            .text("tag"));
        }
        problem(429, "TOO_MANY", NODES[0].post("/api/v1/tags", "{\"t\":\"" + t + "\"}", session));
        problem(400, "MALFORMED", NODES[0].post("/api/v1/tags", "{\"t\":\"5c\"}", admin.logIn(NODES[0])));
    }

    @Test
    void desk_isClosedToEverybodyElse() throws Exception {
        problem(403, "UNVERIFIED", NODES[0].get("/api/v1/verifications", patient.logIn(NODES[0])));
        problem(403, "WRONG_ROLE", NODES[1].get("/api/v1/verifications", doctor.logIn(NODES[1])));
        TestPerson suspended = person(Role.ADMIN, 1, 21, AccountStatus.SUSPENDED);
        problem(403, "SUSPENDED", NODES[0].get("/api/v1/verifications", suspended.logIn(NODES[0])));
        TestPerson lapsed = person(Role.ADMIN, 1, 22, AccountStatus.VERIFIED);
        for (TestDatabase database : DATABASES) {
            TestFacts.account(
                    database,
                    lapsed,
                    22,
                    AccountStatus.VERIFIED,
                    Optional.of(LocalDate.now().minusDays(2)));
        }
        problem(403, "LAPSED", NODES[0].get("/api/v1/verifications", lapsed.logIn(NODES[0])));
        assertTrue(json(200, NODES[0].get("/api/v1/desk")).items("officers").stream()
                .map(o -> ((Json.Fields) o).fields("card").text("account"))
                .noneMatch(a -> a.equals(suspended.account().text())
                        || a.equals(lapsed.account().text())));
    }

    @Test
    void directory_showsProfessionalsOfAllMembers_asTheChainHasVerifiedThem() throws Exception {
        String[] session = admin.logIn(NODES[0]);
        assertTrue(
                listed("/api/v1/directory", session).contains(doctor.account().text()));
        assertTrue(listed("/api/v1/directory?q=elodie+MARCH&specialty=cardio", session)
                .contains(doctor.account().text()));
        assertFalse(
                listed("/api/v1/directory", session).contains(liar.account().text()), "another profile is on chain");
        assertFalse(
                listed("/api/v1/directory", session).contains(patient.account().text()));
        assertEquals(Set.of(), listed("/api/v1/directory?q=nobody", session));
        assertFalse(listed("/api/v1/directory?member=1", session)
                .contains(doctor.account().text()));
        problem(401, "NOT_LOGGED_IN", NODES[0].get("/api/v1/directory"));
        problem(400, "MALFORMED", NODES[0].get("/api/v1/directory?cursor=x", session));
    }

    @Test
    void cardOfAnotherMembersPerson_comesFromThere_andIsTheOneOnChain() throws Exception {
        String[] session = admin.logIn(NODES[0]);
        Json.Fields answer = json(200, NODES[0].get("/api/v1/accounts/" + doctor.account() + "/card", session));
        assertEquals(doctor.cardJson(1), answer.fields("card"));
        assertEquals(doctor.profile(), answer.fields("profile"));
        assertEquals(doctor.sheet(1).compact(), answer.text("sheet"));
        assertEquals(doctor.card(1), NODES[0].part(Cards.class).card(doctor.account()));
        problem(404, "UNKNOWN_ACCOUNT", NODES[0].get("/api/v1/accounts/0x" + "00".repeat(20) + "/card", session));
        problem(401, "NOT_LOGGED_IN", NODES[0].get("/api/v1/accounts/" + doctor.account() + "/card"));
    }

    @Test
    void chainFacts_areTheSameWordsAtEveryMember() throws Exception {
        String path = "/api/v1/accounts/" + doctor.account();
        Json.Fields one = json(200, NODES[0].get(path));
        assertEquals(one, json(200, NODES[1].get(path)));
        assertEquals("verified", one.text("status"));
        assertEquals(List.of("doctor"), one.texts("roles"));
        assertEquals(2, one.whole("employer"));
        assertEquals(12, one.fields("block").whole("number"));
        assertEquals(Hex.of(doctor.cardDigest(1).toArray()), one.text("card"));
        problem(404, "UNKNOWN_ACCOUNT", NODES[0].get("/api/v1/accounts/0x" + "00".repeat(20)));
    }

    @Test
    void me_tellsAPendingPersonWhatToDo() throws Exception {
        Json.Fields me = json(200, NODES[0].get("/api/v1/me", patient.logIn(NODES[0])));
        assertEquals("pending", me.text("status"));
        assertTrue(me.text("why").contains("desk"));
        assertEquals(
                "", json(200, NODES[0].get("/api/v1/me", admin.logIn(NODES[0]))).text("why"));
    }

    /** Deposited at its member, and on chain as far as both nodes know. */
    private static TestPerson person(Role role, int member, long number, AccountStatus status) throws Exception {
        TestPerson person = new TestPerson(role, new MemberNumber(member), NETWORK);
        HttpResponse<String> kept = NODES[member - 1].post("/api/v1/accounts", CanonicalJson.text(person.deposit()));
        assertEquals(201, kept.statusCode(), kept.body());
        for (TestDatabase database : DATABASES) {
            TestFacts.account(database, person, number, status, Optional.empty());
        }
        return person;
    }

    private static Set<String> listed(String path, String[] session) throws Exception {
        return json(200, NODES[0].get(path, session)).items("items").stream()
                .map(item -> ((Json.Fields) item).text("account"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String hmac(String t) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TAG_KEY, "HmacSHA256"));
        return Hex.of(mac.doFinal(Hex.bytes(t)));
    }

    private static Json.Fields json(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        return JsonReader.readObject(answer.body());
    }

    private static void problem(int status, String code, HttpResponse<String> answer) {
        assertEquals(code, json(status, answer).text("code"), answer.body());
    }
}
