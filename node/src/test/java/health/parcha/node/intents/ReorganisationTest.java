package health.parcha.node.intents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.ChainIdentity;
import health.parcha.chain.contract.ChainReader;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.log.LeafIndex;
import health.parcha.node.TestAnvil;
import health.parcha.node.TestChain;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestSession;
import health.parcha.node.TestSettings;
import health.parcha.node.TestSigner;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.logging.TrailEntries;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that takes back blocks which counted already. */
class ReorganisationTest {
    private static final MemberNumber MEMBER = new MemberNumber(1);

    @TempDir
    Path folder;

    @Test
    void intent_whoseBlockIsTakenBack_comesToPassAgainAndIsLoggedOnce() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        try (TestAnvil anvil = TestAnvil.start()) {
            anvil.mineAlways(true);
            Contracts contracts = TestChain.deploy(anvil.rpc(), hospital);
            anvil.mineAlways(false);
            Path network = TestManifest.write(
                    folder.resolve("network.json"),
                    contracts,
                    ChainIdentity.of(anvil.rpc(), contracts).genesis(),
                    hospital);
            TestDatabase database = TestDatabase.make("reorganised");
            Path settings = TestSettings.write(
                    folder, hospital, database, network, anvil.url().toString(), "depth: 1");
            try (TestNode node = TestNode.start(settings, hospital)) {
                TestSigner patient = TestSigner.make();
                SignedIntent register = SignedIntent.sign(patient.register(MEMBER), contracts, patient.signer());
                SignedIntent verify = SignedIntent.sign(
                        patient.verify(MEMBER, hospital.admin().address(), 0), contracts, hospital.admin());
                node.post(
                        "/api/v1/intents",
                        TestSigner.body(List.of(register, verify)),
                        TestSession.of(database, patient.account()));
                Json.Fields before = settledBlock(node, anvil, contracts, verify);
                long depth = anvil.rpc().head().height().value() - before.whole("number") + 1;

                anvil.reorganise((int) depth);
                Json.Fields after = settledBlock(node, anvil, contracts, verify);
                while (after.equals(before)) {
                    after = settledBlock(node, anvil, contracts, verify);
                }

                assertTrue(after.whole("number") >= before.whole("number"));
                assertEquals(
                        new ChainReader(anvil.rpc(), contracts).account(patient.account(), BlockTag.latest()),
                        node.part(ChainFacts.class).account(patient.account()));
                assertEquals(
                        List.of("verification"),
                        node.part(TrailEntries.class).ofSubject(patient.account(), new LeafIndex(0), 10).stream()
                                .map(entry -> entry.act())
                                .toList());
            }
        }
    }

    /** Mines until the intent is final; its block. */
    private static Json.Fields settledBlock(TestNode node, TestAnvil anvil, Contracts contracts, SignedIntent intent)
            throws Exception {
        String path = "/api/v1/intents/" + Hex.of(intent.id(contracts).digest().toArray());
        while (true) {
            Json.Fields json = JsonReader.readObject(node.get(path).body());
            if (json.text("state").equals("final")) {
                return json.fields("block");
            }
            anvil.mine();
            Thread.sleep(100);
        }
    }
}
