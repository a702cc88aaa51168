package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.rpc.BlockHeader;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.Signal;
import health.parcha.node.NodeProcess;
import health.parcha.node.TestChain;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestSettings;
import health.parcha.node.TestSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed: what was acknowledged comes to pass, once. */
class RelayCrashTest {
    private static final MemberNumber MEMBER = new MemberNumber(1);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static TestHospital hospital;
    private static TestDatabase database;
    private static TestChain chain;
    private static Path settings;

    @BeforeAll
    static void start() throws Exception {
        hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        chain = TestChain.start(folder.resolve("chain"), hospital);
        database = TestDatabase.make("relaycrash");
        settings = chain.settings(folder, hospital, database);
    }

    @AfterAll
    static void stop() {
        chain.close();
    }

    @Test
    void intents_acknowledgedByANodeThatIsKilled_comeToPassOnce() throws Exception {
        SignedIntent first;
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            first = accepted(hospital);
            node.kill();
        }
        SignedIntent second;
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            second = accepted(hospital);
            while (state(second).equals("received")) {
                Thread.sleep(5);
            }
            node.kill();
        }
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            for (SignedIntent intent : List.of(first, second)) {
                assertEquals("OK", settled(intent, node).text("code"));
                assertEquals(1, events(intent));
            }
            assertEquals(143, node.stop());
        }
    }

    @Test
    void intents_whileTheChainIsKilled_comeToPassOnTheSameBlocks() throws Exception {
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            Json.Fields before = settled(accepted(hospital), node).fields("block");
            Signal.KILL.send(chain.pid());
            SignedIntent meanwhile = accepted(hospital);
            assertEquals("OK", settled(meanwhile, node).text("code"));
            assertEquals(1, events(meanwhile));
            BlockHeader same =
                    chain.rpc().header(new BlockHeight(before.whole("number"))).orElseThrow();
            assertEquals(Bytes32.parse(before.text("hash")), same.hash());
            assertEquals(143, node.stop());
        }
    }

    @Test
    void processes_ofOneMember_standInForEachOther() throws Exception {
        TestHospital twin = hospital.at(Ports.free());
        Path network = folder.resolve("network.json");
        Path besides = TestSettings.write(
                folder.resolve("twin"), twin, database, network, chain.url().toString(), chain.finality());
        try (NodeProcess first = NodeProcess.start(settings, hospital.url())) {
            settled(accepted(hospital), first);
            try (NodeProcess second = NodeProcess.start(besides, twin.url())) {
                SignedIntent throughTheFirst = accepted(twin);
                assertEquals("OK", settled(throughTheFirst, twin, second).text("code"));
                first.kill();
                SignedIntent alone = accepted(twin);
                assertEquals("OK", settled(alone, twin, second).text("code"));
                assertEquals(1, events(alone));
                assertEquals(143, second.stop());
            }
        }
    }

    @Test
    void node_onAnotherChain_followsItNot() throws Exception {
        try (TestChain other = TestChain.start(folder.resolve("other"), hospital)) {
            Path elsewhere = folder.resolve("elsewhere");
            TestDatabase fresh = TestDatabase.make("otherchain");
            TestHospital moved = hospital.at(Ports.free());
            Path network = TestManifest.write(
                    folder.resolve("pinned.json"), chain.contracts(), chain.genesis(), hospital.at(moved.port()));
            Path there = TestSettings.write(
                    elsewhere, moved, fresh, network, other.url().toString(), other.finality());
            try (NodeProcess node = NodeProcess.start(there, moved.url())) {
                String answer;
                do {
                    answer = get(moved.url() + "/health/ready");
                } while (!answer.contains("OTHER_CHAIN"));
                try (Connection c = fresh.asRuntime();
                        ResultSet rows = c.createStatement().executeQuery("select count(*) from chain_blocks")) {
                    assertTrue(rows.next());
                    assertEquals(0, rows.getInt(1));
                }
                assertTrue(node.output().contains("OTHER_CHAIN"), node.output());
            }
        }
    }

    /** A registration that the node has answered 202 to. */
    private static SignedIntent accepted(TestHospital at) throws Exception {
        TestSigner person = TestSigner.make();
        SignedIntent register = SignedIntent.sign(person.register(MEMBER), chain.contracts(), person.signer());
        HttpRequest request = HttpRequest.newBuilder(URI.create(at.url() + "/api/v1/intents"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestSigner.body(List.of(register))))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer.body());
        return register;
    }

    private static String state(SignedIntent intent) throws Exception {
        return look(intent, hospital, 0).text("state");
    }

    /** Gives up after some minutes, so that a defect is no test without end. */
    private static Json.Fields settled(SignedIntent intent, NodeProcess node) throws Exception {
        return settled(intent, hospital, node);
    }

    private static Json.Fields settled(SignedIntent intent, TestHospital at, NodeProcess node) throws Exception {
        Json.Fields json = look(intent, at, 20);
        for (int i = 0; i < 9 && !List.of("final", "rejected", "expired").contains(json.text("state")); i++) {
            json = look(intent, at, 20);
        }
        if (!json.text("state").equals("final")) {
            throw new AssertionError(json + " at block " + chain.rpc().head() + "\n" + node.output());
        }
        return json;
    }

    private static Json.Fields look(SignedIntent intent, TestHospital at, int wait) throws Exception {
        return JsonReader.readObject(get(at.url() + "/api/v1/intents/"
                + Hex.of(intent.id(chain.contracts()).digest().toArray()) + "?wait=" + wait));
    }

    private static String get(String url) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** How often the settled chain has the intent's event. */
    private static int events(SignedIntent intent) throws Exception {
        try (Connection c = database.asRuntime();
                PreparedStatement s = c.prepareStatement("select count(*) from chain_events where intent = ?")) {
            s.setBytes(1, intent.id(chain.contracts()).digest().toArray());
            try (ResultSet rows = s.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
