package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.intent.SignedIntent;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestSession;
import health.parcha.node.TestSettings;
import health.parcha.node.TestSigner;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the door, while the engine does not answer. */
class IntentRulesTest {
    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        database = TestDatabase.make("intentrules");
        Path settings = TestSettings.offChain(folder, hospital, database);
        Files.writeString(
                settings,
                "  limits:\n    intents-per-source: 8\n    intents-per-account: 3\n",
                StandardOpenOption.APPEND);
        node = TestNode.start(settings, hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void intent_whileTheChainIsAway_isTakenOnAndKept() throws Exception {
        TestSigner person = TestSigner.make();
        SignedIntent register = register(person);
        HttpResponse<String> taken = post(register);
        assertEquals(202, taken.statusCode(), taken.body());
        assertTrue(look(register).body().contains("received"), look(register).body());
        assertEquals(202, post(register).statusCode());
    }

    @Test
    void intents_aboveTheLimitOfAnAccount_areRefusedAndNotKept() throws Exception {
        TestSigner person = TestSigner.make();
        String[] session = TestSession.of(database, person.account());
        SignedIntent first = register(person);
        assertEquals(202, post(session, first, first, first).statusCode());
        SignedIntent above = register(TestSigner.make());
        HttpResponse<String> refused = post(session, above);
        assertEquals(429, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertEquals(404, look(above).statusCode());
    }

    @Test
    void actOfAnAccount_withoutASession_isRefused() throws Exception {
        TestSigner person = TestSigner.make();
        SignedIntent revoke = SignedIntent.sign(person.revokeAll(0, 1), TestManifest.nowhere(), person.signer());
        HttpResponse<String> refused = post(revoke);
        assertEquals(401, refused.statusCode());
        assertEquals(404, look(revoke).statusCode());
    }

    @Test
    void body_thatIsNoListOfIntents_isRefused() throws Exception {
        assertEquals(400, node.post("/api/v1/intents", "{\"intents\":[]}").statusCode());
        assertEquals(400, node.post("/api/v1/intents", "{\"intents\":[\"zz\"]}").statusCode());
        assertEquals(422, node.post("/api/v1/intents", "{\"intents\":[\"30\"]}").statusCode());
        assertEquals(400, node.get("/api/v1/intents/abc").statusCode());
    }

    private static SignedIntent register(TestSigner person) {
        return SignedIntent.sign(person.register(new MemberNumber(1)), TestManifest.nowhere(), person.signer());
    }

    private static HttpResponse<String> post(SignedIntent intent) throws Exception {
        return node.post("/api/v1/intents", TestSigner.body(List.of(intent)));
    }

    private static HttpResponse<String> post(String[] session, SignedIntent... intents) throws Exception {
        return node.post("/api/v1/intents", TestSigner.body(List.of(intents)), session);
    }

    private static HttpResponse<String> look(SignedIntent intent) throws Exception {
        return node.get("/api/v1/intents/"
                + Hex.of(intent.id(TestManifest.nowhere()).digest().toArray()));
    }
}
