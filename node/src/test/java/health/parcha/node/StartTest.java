package health.parcha.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.os.Ports;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    private static final TestHospital KEYS = TestHospital.make(1, 1, new byte[32]);
    private static TestDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeDatabase() throws Exception {
        database = TestDatabase.make("starting");
    }

    @Test
    void node_onSigterm_endsCleanly() throws Exception {
        TestHospital hospital = hospital();
        try (NodeProcess node = NodeProcess.start(settings(hospital), hospital.url())) {
            assertEquals(143, node.stop());
        }
    }

    @Test
    void node_whosePortIsTaken_saysSo() throws Exception {
        TestHospital hospital = hospital();
        try (ServerSocket taken = new ServerSocket(hospital.port(), 1, Ports.loopback());
                NodeProcess node = NodeProcess.launch(settings(hospital))) {
            assertEquals(1, node.exitCode());
            assertTrue(
                    node.output()
                            .contains("parcha node: PORT_IN_USE: Another program listens on port "
                                    + taken.getLocalPort()),
                    node.output());
        }
    }

    @Test
    void node_onADatabaseOfANewerRelease_refusesToTouchIt() throws Exception {
        TestHospital hospital = hospital();
        TestDatabase newer = TestDatabase.make("newer");
        Path settings = settings(hospital, newer);
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            node.stop();
        }
        try (Connection c = newer.asOwner();
                Statement s = c.createStatement()) {
            s.execute("""
                    insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                    values (1000, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 'x', 1, true)""");
        }
        try (NodeProcess node = NodeProcess.launch(settings)) {
            assertEquals(1, node.exitCode());
            assertTrue(node.output().contains("DATABASE_NEWER"), node.output());
        }
    }

    @Test
    void node_whoseKeysOthersMayRead_refusesToStart() throws Exception {
        TestHospital hospital = hospital();
        Path settings = settings(hospital);
        Files.setPosixFilePermissions(folder.resolve("keys/log.key"), PosixFilePermissions.fromString("rw-r--r--"));
        try (NodeProcess node = NodeProcess.launch(settings)) {
            assertEquals(1, node.exitCode());
            assertTrue(node.output().contains("KEYS_EXPOSED"), node.output());
        }
    }

    @Test
    void node_ofAHospitalWithoutTheTagKey_refusesToStart() throws Exception {
        Path settings = settings(hospital());
        Files.delete(folder.resolve("keys/tag.key"));
        try (NodeProcess node = NodeProcess.launch(settings)) {
            assertEquals(1, node.exitCode());
            assertTrue(node.output().contains("KEYS_MISSING"), node.output());
        }
    }

    @Test
    void node_ofAPharmacy_needsNoTagKey() throws Exception {
        TestHospital member = hospital();
        Path settings = settings(member, TestDatabase.make("pharmacy"));
        Path document = folder.resolve("member.jws");
        Files.writeString(
                document,
                member.document(TestManifest.nowhere().network(), "pharmacy").compact());
        Files.writeString(settings, Files.readString(settings) + "  document: " + document + "\n");
        Files.delete(folder.resolve("keys/tag.key"));
        try (NodeProcess node = NodeProcess.start(settings, member.url())) {
            assertEquals(143, node.stop());
        }
    }

    @Test
    void node_onTheDatabaseOfOtherKeys_refusesToStart() throws Exception {
        TestHospital hospital = hospital();
        try (NodeProcess node = NodeProcess.start(settings(hospital), hospital.url())) {
            node.stop();
        }
        TestHospital other = TestHospital.make(1, hospital.port(), new byte[32]);
        try (NodeProcess node = NodeProcess.launch(settings(other))) {
            assertEquals(1, node.exitCode());
            assertTrue(node.output().contains("DATABASE_FOREIGN"), node.output());
        }
    }

    @Test
    void node_withASettingItDoesNotKnow_refusesToStart() throws Exception {
        TestHospital hospital = hospital();
        Path settings = settings(hospital);
        Files.writeString(settings, Files.readString(settings) + "  chian:\n    url: http://x\n");
        try (NodeProcess node = NodeProcess.launch(settings)) {
            assertEquals(1, node.exitCode());
            assertTrue(node.output().contains("CONFIGURATION_INVALID"), node.output());
            assertTrue(node.output().contains("chian"), node.output());
        }
    }

    @Test
    void runtimeRole_canNeitherChangeTheSchemaNorReachAnotherDatabase() throws Exception {
        TestHospital hospital = hospital();
        try (NodeProcess node = NodeProcess.start(settings(hospital), hospital.url())) {
            node.stop();
        }
        TestDatabase.make("neighbour");
        try (Connection c = database.asRuntime();
                Statement s = c.createStatement()) {
            assertEquals("42501", refusal(s, "create table mine (n int)"));
            assertEquals("42501", refusal(s, "alter table accounts add column more text"));
            assertEquals("42501", refusal(s, "drop table accounts"));
            assertEquals("42501", refusal(s, "truncate accounts"));
            assertEquals("42501", refusal(s, "delete from flyway_schema_history"));
        }
        String neighbour = database.url().replace("/starting", "/neighbour");
        SQLException refused = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(neighbour, database.name(), TestDatabase.PASSWORD));
        assertEquals("42501", refused.getSQLState());
    }

    private static String refusal(Statement s, String sql) {
        return assertThrows(SQLException.class, () -> s.execute(sql)).getSQLState();
    }

    private static TestHospital hospital() {
        return KEYS.at(Ports.free());
    }

    private Path settings(TestHospital hospital) throws Exception {
        return settings(hospital, database);
    }

    private Path settings(TestHospital hospital, TestDatabase database) throws Exception {
        return TestSettings.offChain(folder, hospital, database);
    }
}
