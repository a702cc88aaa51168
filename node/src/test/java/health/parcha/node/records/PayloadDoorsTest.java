package health.parcha.node.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.MemberStatus;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.record.Basis;
import health.parcha.core.signed.CanonicalJson;
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
import health.parcha.node.TestRecord;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records whose payload comes in an upload of its own, into their owner's file. */
class PayloadDoorsTest {
    @TempDir
    static Path folder;

    private static TestNode node;
    private static TestPerson patient;
    private static String[] session;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        TestDatabase database = TestDatabase.make("payloads");
        node = TestNode.start(TestMembers.settings(folder, hospital, database, hospital), hospital);
        TestMembers.onChain(database, MemberStatus.ACTIVE, hospital);
        TestFacts.settled(database, 12);
        patient = new TestPerson(Role.PATIENT, new MemberNumber(1), TestManifest.nowhere());
        node.post("/api/v1/accounts", CanonicalJson.text(patient.deposit()));
        TestFacts.account(database, patient, 1, AccountStatus.VERIFIED, Optional.empty());
        session = patient.logIn(node);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void record_whosePayloadIsNotHere_isRefused_andTakenOnceItWasUploaded() throws Exception {
        TestRecord record = record("sealed");
        Json.Fields refused = post(record);
        assertEquals("UNKNOWN_BLOB", refused.text("code"));
        assertEquals(record.descriptor().record().hex(), refused.text("record"));
        assertEquals(204, upload(record, "sealed").statusCode());
        assertEquals("receipt", post(record).text("kind"));
    }

    @Test
    void upload_ofOtherBytesThanItNames_isRefused_andNotKept() throws Exception {
        TestRecord record = record("honest");
        HttpResponse<String> refused = upload(record, "forged");
        assertEquals(422, refused.statusCode());
        assertEquals("DIGEST_MISMATCH", JsonReader.readObject(refused.body()).text("code"));
        assertEquals("UNKNOWN_BLOB", post(record).text("code"));
    }

    private static TestRecord record(String payload) {
        return TestRecord.of(
                patient, patient.account(), new Basis.Owner(), payload.getBytes(StandardCharsets.US_ASCII));
    }

    private static Json.Fields post(TestRecord record) throws Exception {
        return node.postItems("/api/v1/records", record.items(), session).getFirst();
    }

    private static HttpResponse<String> upload(TestRecord record, String payload) throws Exception {
        return node.send(
                "PATCH",
                "/api/v1/uploads/" + record.descriptor().cid(),
                payload,
                session[0],
                session[1],
                "Upload-Offset",
                "0",
                "Upload-Length",
                Integer.toString(payload.length()));
    }
}
