package health.parcha.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.rpc.BlockTag;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.embedded.os.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database put back from an old copy: its log is shorter than what stands on chain. */
class RestoredTest {
    @TempDir
    Path folder;

    @Test
    void node_onAnOldCopyOfItsDatabase_refusesToStart_andWritesNothing() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        TestDatabase database = TestDatabase.make("restored");
        try (TestChain chain = TestChain.start(folder.resolve("chain"), hospital)) {
            Path settings = chain.settings(folder, hospital, database);
            depositsAnchored(settings, hospital, chain, 2);
            TestDatabase.asSuperuser("postgres", "create database kept template restored owner restored_owner");
            depositsAnchored(settings, hospital, chain, 4);
            TestDatabase.asSuperuser(
                    "postgres",
                    "drop database restored",
                    "alter database kept rename to restored",
                    "grant connect on database restored to restored");
            try (NodeProcess node = NodeProcess.launch(settings)) {
                assertEquals(1, node.exitCode());
                assertTrue(node.output().contains("parcha node: LOG_FORKED: "), node.output());
            }
            assertEquals(2, taken(database));
        }
    }

    /** Deposits up to so many accounts in all, and waits until the chain has as many entries. */
    private static void depositsAnchored(Path settings, TestHospital hospital, TestChain chain, int entries)
            throws Exception {
        try (TestNode node = TestNode.start(settings, hospital)) {
            for (long anchored = 0; anchored < entries; ) {
                anchored = chain.reader()
                        .anchor(hospital.number(), BlockTag.latest())
                        .size();
                if (Long.parseLong(node.get("/log/checkpoint")
                                .body()
                                .lines()
                                .skip(1)
                                .findFirst()
                                .orElseThrow())
                        < entries) {
                    TestPerson person = new TestPerson(Role.PATIENT, hospital.number(), chain.contracts());
                    assertEquals(
                            201,
                            node.post("/api/v1/accounts", CanonicalJson.text(person.deposit()))
                                    .statusCode());
                }
                Thread.sleep(700);
            }
        }
    }

    private static long taken(TestDatabase database) throws Exception {
        try (Connection c = database.asRuntime();
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select next_index from log_counter")) {
            assertTrue(row.next());
            return row.getLong(1);
        }
    }
}
