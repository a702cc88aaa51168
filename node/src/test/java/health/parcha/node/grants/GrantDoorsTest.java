package health.parcha.node.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.statement.Ticket;
import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.Purpose;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestAct;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestFacts;
import health.parcha.node.TestGrant;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import health.parcha.node.TestPerson;
import health.parcha.node.peers.Peers;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may leave, replace and ask for what at two hospitals; what the chain would say of people is written down for them. */
class GrantDoorsTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    static Path folder;

    private static final TestHospital[] HOSPITALS = {
        TestHospital.make(1, Ports.free(), new byte[32]), TestHospital.make(2, Ports.free(), new byte[32])
    };
    private static final TestDatabase[] DATABASES = new TestDatabase[2];
    private static final TestNode[] NODES = new TestNode[2];

    private static TestPerson patient;
    private static TestPerson accomplice;
    private static TestPerson doctor;
    private static TestPerson suspended;

    @BeforeAll
    static void start() throws Exception {
        for (int i = 0; i < 2; i++) {
            DATABASES[i] = TestDatabase.make("grants_" + (i + 1));
            Path settings = TestMembers.settings(
                    folder.resolve("n" + i), HOSPITALS[i], DATABASES[i], HOSPITALS[0], HOSPITALS[1]);
            NODES[i] = TestNode.start(settings, HOSPITALS[i]);
            TestMembers.onChain(DATABASES[i], MemberStatus.ACTIVE, HOSPITALS);
            TestFacts.settled(DATABASES[i], 12);
        }
        patient = person(Role.PATIENT, 1, 1, AccountStatus.VERIFIED);
        accomplice = person(Role.PATIENT, 1, 2, AccountStatus.VERIFIED);
        doctor = person(Role.DOCTOR, 2, 3, AccountStatus.VERIFIED);
        suspended = person(Role.DOCTOR, 2, 4, AccountStatus.SUSPENDED);
    }

    @AfterAll
    static void stop() {
        for (TestNode node : NODES) {
            node.close();
        }
    }

    @Test
    void viewOfAnotherPatient_broughtBesideOnesOwnTicket_isRefused() throws Exception {
        ViewId shown = deposit(patient).view().view();
        Json.Fields forged = TestGrant.of(accomplice, doctor, shown)
                .showing(TestGrant.view(patient, shown, 9))
                .forPeers();
        Peers peers = NODES[1].part(Peers.class);
        Refused refused = assertThrows(Refused.class, () -> peers.post(new MemberNumber(1), "tickets", forged));
        assertEquals(Code.DIGEST_MISMATCH, refused.code());
        assertEquals(1, kept(shown).fields("view").whole("version"));
    }

    @Test
    void replacedView_isLoggedOnce() throws Exception {
        TestGrant grant = deposit(patient);
        ViewId shown = grant.view().view();
        String body = CanonicalJson.text(
                grant.showing(TestGrant.view(patient, shown, 2)).viewAlone());
        String path = "/api/v1/grants/" + grant.ticket().grantId() + "/view";
        for (int i = 0; i < 2; i++) {
            json(200, NODES[0].send("PUT", path, body, patient.logIn(NODES[0])));
        }
        assertEquals(2, kept(shown).fields("view").whole("version"));
        assertEquals(1, entries("deposit", grant.ticket()));
    }

    @Test
    void request_isTakenFromPeopleInGoodStandingOfTheMemberThatItNames() throws Exception {
        json(200, NODES[1].post("/api/v1/requests", request(doctor, 2), doctor.logIn(NODES[1])));
        problem("WRONG_MEMBER", NODES[1].post("/api/v1/requests", request(doctor, 1), doctor.logIn(NODES[1])));
        problem("SUSPENDED", NODES[1].post("/api/v1/requests", request(suspended, 2), suspended.logIn(NODES[1])));
        problem("WRONG_MEMBER", NODES[0].post("/api/v1/requests", request(patient, 1), patient.logIn(NODES[0])));
    }

    @Test
    void authorsCopies_areForAuthorsInGoodStanding_atTheirOwnMember() throws Exception {
        assertEquals(
                200,
                NODES[1].post("/api/v1/reads", read(doctor, 2), doctor.logIn(NODES[1]))
                        .statusCode());
        problem("SUSPENDED", NODES[1].post("/api/v1/reads", read(suspended, 2), suspended.logIn(NODES[1])));
        Json.Fields abroad = JsonReader.readObject(read(doctor, 1));
        Json.ObjectBuilder asked = Json.object().put("plan", false);
        abroad.members().forEach(asked::put);
        Peers peers = NODES[0].part(Peers.class);
        Refused refused = assertThrows(
                Refused.class,
                () -> peers.stream(new MemberNumber(2), "reads", asked.done()).close());
        assertEquals(Code.NOT_GRANTED, refused.code());
    }

    private static TestPerson person(Role role, int member, long number, AccountStatus status) throws Exception {
        TestPerson person = new TestPerson(role, new MemberNumber(member), NETWORK);
        assertEquals(
                201,
                NODES[member - 1]
                        .post("/api/v1/accounts", CanonicalJson.text(person.deposit()))
                        .statusCode());
        for (TestDatabase database : DATABASES) {
            TestFacts.account(database, person, number, status, Optional.empty());
        }
        return person;
    }

    private static TestGrant deposit(TestPerson owner) throws Exception {
        TestGrant grant = TestGrant.of(owner, doctor);
        json(200, NODES[0].post("/api/v1/grants", CanonicalJson.text(grant.forDeposit()), owner.logIn(NODES[0])));
        return grant;
    }

    /** The patient's grant of that view, as her node lists it. */
    private static Json.Fields kept(ViewId view) throws Exception {
        return json(200, NODES[0].get("/api/v1/grants", patient.logIn(NODES[0]))).items("grants").stream()
                .map(Json.Fields.class::cast)
                .filter(grant -> grant.fields("ticket").text("viewId").equals(view.hex()))
                .findFirst()
                .orElseThrow();
    }

    private static int entries(String act, Ticket about) throws SQLException {
        try (Connection c = DATABASES[0].asRuntime();
                PreparedStatement s =
                        c.prepareStatement("select count(*) from log_openings where act = ? and object = ?")) {
            s.setString(1, act);
            s.setString(2, about.grantId().hex());
            ResultSet row = s.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    private static String request(TestPerson asker, int member) {
        return body(
                "request",
                asker,
                new AccessRequest(
                        NETWORK.network(),
                        asker.account(),
                        patient.account(),
                        new MemberNumber(member),
                        List.of("labs"),
                        Purpose.TREATMENT,
                        12,
                        now()));
    }

    private static String read(TestPerson author, int via) {
        return TestAct.asAuthor(author, patient, new MemberNumber(via));
    }

    private static String body(String name, TestPerson signer, Document document) {
        return CanonicalJson.text(Json.object()
                .put(
                        name,
                        Signed.sign(document, new KeyId(signer.account(), 1), signer.recordKey)
                                .compact())
                .done());
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Instant.now().toEpochMilli());
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static Json.Fields json(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        return JsonReader.readObject(answer.body());
    }

    private static void problem(String code, HttpResponse<String> answer) {
        assertEquals(code, JsonReader.readObject(answer.body()).text("code"), answer.body());
    }
}
