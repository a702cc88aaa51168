package health.parcha.node.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Contracts;
import health.parcha.chain.GrantState;
import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.record.Basis;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
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
import health.parcha.node.TestRecord;
import health.parcha.node.problems.Code;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a deposited grant lets its grantee read and write, by what the chain says of it and of the grantee. */
class RefusedUnderAGrantTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final MemberNumber HERE = new MemberNumber(1);
    private static final Instant BLOCK = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate TODAY = LocalDate.ofInstant(BLOCK, ZoneOffset.UTC);
    private static final byte[] PAYLOAD = "sealed".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestNode node;
    private static long number;

    private TestPerson patient;
    private TestPerson doctor;
    private TestGrant grant;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        database = TestDatabase.make("under_a_grant");
        Path settings = TestMembers.settings(folder, hospital, database, hospital);
        Files.writeString(settings, "    stale-after: 1h\n", StandardOpenOption.APPEND);
        node = TestNode.start(settings, hospital);
        TestMembers.onChain(database, MemberStatus.ACTIVE, hospital);
        TestFacts.settled(database, 12, BLOCK);
        node.untilTheHeadIsOlderThan(Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void aGrantBetweenStrangers() throws Exception {
        patient = person(Role.PATIENT);
        doctor = person(Role.DOCTOR);
        grant = TestGrant.of(patient, doctor);
        HttpResponse<String> taken = deposit(grant);
        assertEquals(200, taken.statusCode(), taken.body());
    }

    private interface Happening {
        void to(TestGrant grant, TestPerson grantee) throws SQLException;
    }

    static Stream<Arguments> ofGrants() {
        Happening none = (grant, grantee) -> {};
        Happening revoked = (grant, grantee) -> slot(grant, GrantState.REVOKED, BLOCK.plusSeconds(60));
        Happening over = (grant, grantee) -> slot(grant, GrantState.ACTIVE, BLOCK);
        Happening epochEnded = (grant, grantee) -> {
            slot(grant, GrantState.ACTIVE, BLOCK.plusSeconds(60));
            TestFacts.grantEpoch(database, grant.owner(), 1);
        };
        return Stream.of(
                arguments("not on chain", none, Code.NOT_GRANTED),
                arguments("revoked", revoked, Code.REVOKED),
                arguments("over", over, Code.GRANT_EXPIRED),
                arguments("all ended at once", epochEnded, Code.OLD_GRANT_EPOCH));
    }

    static Stream<Arguments> ofGrantees() {
        return Stream.of(
                arguments("suspended", grantee(AccountStatus.SUSPENDED, Optional.empty()), Code.SUSPENDED),
                arguments("not verified", grantee(AccountStatus.PENDING, Optional.empty()), Code.UNVERIFIED),
                arguments("lapsed", grantee(AccountStatus.VERIFIED, Optional.of(TODAY.minusDays(1))), Code.LAPSED));
    }

    private static Happening grantee(AccountStatus status, Optional<LocalDate> validUntil) {
        return (grant, grantee) -> {
            slot(grant, GrantState.ACTIVE, BLOCK.plusSeconds(60));
            TestFacts.account(database, grantee, ++number, status, validUntil);
        };
    }

    @Test
    void livingGrant_isServedAndWrittenOn() throws Exception {
        slot(grant, GrantState.ACTIVE, BLOCK.plusSeconds(1));
        assertEquals(200, read(doctor).statusCode());
        assertEquals("receipt", write(doctor).text("kind"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"ofGrants", "ofGrantees"})
    void read_underAGrantThatNoLongerHolds_isRefused(String what, Happening happening, Code code) throws Exception {
        String[] session = doctor.logIn(node);
        happening.to(grant, doctor);
        refused(code, node.post("/api/v1/reads", TestAct.underGrant(doctor, grant), session));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("ofGrants")
    void write_underAGrantThatNoLongerHolds_isRefused(String what, Happening happening, Code code) throws Exception {
        happening.to(grant, doctor);
        assertEquals(code.name(), write(doctor).text("code"));
    }

    @Test
    void grantOfAnother_isNotGranted() throws Exception {
        slot(grant, GrantState.ACTIVE, BLOCK.plusSeconds(60));
        TestPerson colleague = person(Role.DOCTOR);
        refused(Code.NOT_GRANTED, read(colleague));
        assertEquals("NOT_GRANTED", write(colleague).text("code"));
    }

    @Test
    void deposit_ofAnEndedEpoch_isRefused() throws Exception {
        TestFacts.grantEpoch(database, patient, 1);
        refused(Code.OLD_GRANT_EPOCH, deposit(TestGrant.of(patient, doctor)));
    }

    @Test
    void deposit_forSomebodyUnverified_isRefused() throws Exception {
        TestFacts.account(database, doctor, ++number, AccountStatus.PENDING, Optional.empty());
        refused(Code.UNVERIFIED, deposit(TestGrant.of(patient, doctor)));
    }

    private static HttpResponse<String> deposit(TestGrant grant) throws Exception {
        return node.post(
                "/api/v1/grants",
                CanonicalJson.text(grant.forDeposit()),
                grant.owner().logIn(node));
    }

    private HttpResponse<String> read(TestPerson reader) throws Exception {
        return node.post("/api/v1/reads", TestAct.underGrant(reader, grant), reader.logIn(node));
    }

    /** The line about the one record that was sent. */
    private Json.Fields write(TestPerson author) throws Exception {
        Basis basis = new Basis.Ticket(grant.ticket().grantId());
        TestRecord record = TestRecord.of(author, patient.account(), basis, PAYLOAD);
        return node.postItems("/api/v1/records", record.items(PAYLOAD), author.logIn(node))
                .getFirst();
    }

    private static void refused(Code code, HttpResponse<String> answer) {
        assertEquals(code.status().value(), answer.statusCode(), answer.body());
        assertEquals(code.name(), JsonReader.readObject(answer.body()).text("code"));
    }

    private static void slot(TestGrant grant, GrantState state, Instant expiry) throws SQLException {
        TestFacts.grant(database, grant.ticket(), state, expiry);
    }

    private static TestPerson person(Role role) throws Exception {
        TestPerson person = new TestPerson(role, HERE, NETWORK);
        HttpResponse<String> taken = node.post("/api/v1/accounts", CanonicalJson.text(person.deposit()));
        assertEquals(201, taken.statusCode(), taken.body());
        TestFacts.account(database, person, ++number, AccountStatus.VERIFIED, Optional.empty());
        return person;
    }
}
