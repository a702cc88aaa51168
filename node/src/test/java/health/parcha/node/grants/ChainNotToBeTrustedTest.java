package health.parcha.node.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.GrantState;
import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.record.Basis;
import health.parcha.core.signed.CanonicalJson;
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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grant that was active in the newest block that is known, while a revocation may stand in one that is not. */
class ChainNotToBeTrustedTest {
    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{3}")
    @CsvSource({"standing_still, 1ms, PT0S, CHAIN_STALE", "an_hour_behind, 1h, PT1H, CLOCK_OFF"})
    void grant_isNotServed_butTheOwnersOwnReadsGoOn(String name, String staleAfter, Duration behind, String code)
            throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        TestDatabase database = TestDatabase.make(name);
        Path settings = TestMembers.settings(folder.resolve(name), hospital, database, hospital);
        Files.writeString(settings, "    stale-after: " + staleAfter + "\n", StandardOpenOption.APPEND);
        try (TestNode node = TestNode.start(settings, hospital)) {
            TestMembers.onChain(database, MemberStatus.ACTIVE, hospital);
            TestFacts.settled(database, 12, Instant.now().minus(behind));
            TestPerson patient = person(node, database, Role.PATIENT, 1);
            TestPerson doctor = person(node, database, Role.DOCTOR, 2);
            TestGrant grant = TestGrant.of(patient, doctor);
            String[] patients = patient.logIn(node);
            String[] doctors = doctor.logIn(node);
            assertEquals(
                    200,
                    node.post("/api/v1/grants", CanonicalJson.text(grant.forDeposit()), patients)
                            .statusCode());
            TestFacts.grant(
                    database, grant.ticket(), GrantState.ACTIVE, Instant.now().plus(Duration.ofDays(1)));
            node.untilTheHeadIsOlderThan(Duration.ofMillis(1));

            HttpResponse<String> read = node.post("/api/v1/reads", TestAct.underGrant(doctor, grant), doctors);
            assertEquals(503, read.statusCode(), read.body());
            assertEquals(code, JsonReader.readObject(read.body()).text("code"));
            byte[] payload = {1};
            Basis basis = new Basis.Ticket(grant.ticket().grantId());
            TestRecord record = TestRecord.of(doctor, patient.account(), basis, payload);
            assertEquals(
                    code,
                    node.postItems("/api/v1/records", record.items(payload), doctors)
                            .getFirst()
                            .text("code"));
            assertEquals(
                    200,
                    node.post("/api/v1/reads", TestAct.asOwner(patient), patients)
                            .statusCode());
        }
    }

    private static TestPerson person(TestNode node, TestDatabase database, Role role, long number) throws Exception {
        TestPerson person = new TestPerson(role, new MemberNumber(1), TestManifest.nowhere());
        assertEquals(
                201,
                node.post("/api/v1/accounts", CanonicalJson.text(person.deposit()))
                        .statusCode());
        TestFacts.account(database, person, number, AccountStatus.VERIFIED, Optional.empty());
        return person;
    }
}
