package health.parcha.embedded.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.Orphan;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.RunAs;
import health.parcha.embedded.os.ShortCommand;
import health.parcha.embedded.os.Signal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300) // a part that never comes back ends the build instead of holding it
class EmbeddedPostgresTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static PostgresBinaries binaries;

    @TempDir
    Path folder;

    @TempDir
    static Path once;

    /** One cluster is made by the code under test; each test begins with a copy of its folder, as if stopped. */
    @BeforeAll
    static void makeOneCluster() {
        binaries = PostgresBinaries.unpackedIn(TestCache.folder());
        EmbeddedPostgres.start(binaries, once.resolve("pg"), PostgresSettings.laptop(), RANDOM)
                .close();
    }

    @BeforeEach
    void copyTheCluster() {
        ShortCommand copy = ShortCommand.run("cp", "-a", once.resolve("pg").toString(), folder.toString());
        assertTrue(copy.succeeded(), copy::output);
    }

    @Test
    void start_afterStop_hasTheRowsOfBefore() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            run(postgres, "CREATE TABLE kept (n bigint)");
            run(postgres, "INSERT INTO kept VALUES (42)");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertEquals("42", ask(postgres, "SELECT n FROM kept"));
        }
    }

    @Test
    void server_asStarted_isDurableAndPrivate() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = start()) {
            assertEquals("on", ask(postgres, "SHOW fsync"));
            assertEquals("on", ask(postgres, "SHOW synchronous_commit"));
            assertEquals("on", ask(postgres, "SHOW full_page_writes"));
            assertEquals("on", ask(postgres, "SHOW data_checksums"));
            assertEquals("UTF8", ask(postgres, "SHOW server_encoding"));
            assertEquals("127.0.0.1", ask(postgres, "SHOW listen_addresses"));
            assertEquals("", ask(postgres, "SHOW unix_socket_directories"));
            assertEquals("b C.UTF-8", ask(postgres, """
                    SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()"""));
            assertEquals("SCRAM-SHA-256", ask(postgres, """
                    SELECT substr(rolpassword, 1, 13) FROM pg_authid WHERE rolname = current_user"""));
        }
        Path password = folder.resolve("pg/superuser-password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(password)));
    }

    @Test
    void connection_withAnotherPassword_isRefused() {
        try (EmbeddedPostgres postgres = start()) {
            String url = postgres.address().jdbcUrl("postgres");
            SQLException refusal =
                    assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "postgres", "guessed"));
            assertEquals("28P01", refusal.getSQLState());
            assertFalse(postgres.address()
                    .toString()
                    .contains(postgres.address().password().reveal()));
        }
    }

    @Test
    void server_killedWhileRowsAreInserted_comesBackWithEveryAcknowledgedRow() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            run(postgres, "CREATE TABLE acknowledged (n bigint)");
            AtomicLong acknowledged = new AtomicLong();
            CountDownLatch underWay = new CountDownLatch(200);
            Thread writer = Thread.ofPlatform().start(() -> insertUntilCut(postgres, acknowledged, underWay));
            underWay.await();
            long killed = postgres.pid();
            Signal.KILL.send(killed);
            writer.join();

            long rows = Long.parseLong(askUntilBack(postgres, "SELECT count(*) FROM acknowledged"));
            long sure = acknowledged.get();
            assertTrue(rows == sure || rows == sure + 1, rows + " rows, " + sure + " acknowledged");
            assertFalse(killed == postgres.pid());
        }
    }

    @Test
    void start_onAFolderWithALiveOrphan_stopsItAndTakesOver() throws Exception {
        Orphan orphan = Orphan.ofKilledJvm(EmbeddedPostgresTest.class, folder.resolve("pg"));
        assertTrue(orphan.isAlive());
        try (EmbeddedPostgres postgres = start()) {
            assertFalse(orphan.isAlive());
            assertEquals("7", ask(postgres, "SELECT n FROM left_behind"));
        }
    }

    /** Runs in a JVM of its own, which the test kills: starts the server, writes a row, prints the server's id. */
    public static void main(String[] arguments) throws Exception {
        binaries = PostgresBinaries.unpackedIn(TestCache.folder());
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(binaries, Path.of(arguments[0]), PostgresSettings.laptop(), RANDOM);
        run(postgres, "CREATE TABLE left_behind (n bigint)");
        run(postgres, "INSERT INTO left_behind VALUES (7)");
        System.out.println(postgres.pid());
        Thread.sleep(Long.MAX_VALUE);
    }

    @Test
    void start_onAPortInUse_saysSoAndChangesNothing() throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(Ports.loopback(), 0));
            PostgresSettings settings = PostgresSettings.laptop().onPort(other.getLocalPort());
            EmbeddedFault fault = assertThrows(
                    EmbeddedFault.class,
                    () -> EmbeddedPostgres.start(binaries, folder.resolve("pg"), settings, RANDOM));
            assertEquals(EmbeddedFault.Code.PORT_IN_USE, fault.code());
            assertTrue(fault.getMessage().contains(Integer.toString(other.getLocalPort())));
        }
        start().close();
    }

    @Test
    void start_onAFolderInUse_isRefused() {
        try (EmbeddedPostgres postgres = start()) {
            EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
            assertEquals(EmbeddedFault.Code.FOLDER_IN_USE, fault.code());
            assertTrue(ProcessHandle.of(postgres.pid()).orElseThrow().isAlive());
        }
    }

    @Test
    void start_onDataOfANewerPostgres_isRefused() throws IOException {
        start().close();
        Files.writeString(folder.resolve("pg/pgdata/PG_VERSION"), "99\n");
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
        assertEquals(EmbeddedFault.Code.DATA_NEWER, fault.code());
        assertEquals("99\n", Files.readString(folder.resolve("pg/pgdata/PG_VERSION")));
    }

    @Test
    void start_onDataOfANewerParcha_isRefused() throws IOException {
        start().close();
        Files.writeString(folder.resolve("pg/data-version"), "2\n");
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, this::start);
        assertEquals(EmbeddedFault.Code.DATA_NEWER, fault.code());
    }

    @Test
    void start_whereUserNamespacesAreRefused_runsAsSystemUser() throws IOException, SQLException {
        RunAs user = RunAs.systemUser("nobody").orElseThrow();
        if (!"root".equals(System.getProperty("user.name"))) {
            assertTrue(RunAs.here() instanceof RunAs.Self, "only root steps down");
            return;
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(binaries, folder.resolve("pg"), PostgresSettings.laptop(), RANDOM, user)) {
            assertEquals("1", ask(postgres, "SELECT 1"));
            assertEquals(
                    "nobody", Files.getOwner(Path.of("/proc/" + postgres.pid())).getName());
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(binaries, folder.resolve("pg"), PostgresSettings.laptop(), RANDOM);
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        PostgresAddress address = postgres.address();
        return DriverManager.getConnection(
                address.jdbcUrl("postgres"),
                address.superuser(),
                address.password().reveal());
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String askUntilBack(EmbeddedPostgres postgres, String sql) throws InterruptedException {
        while (true) {
            try {
                return ask(postgres, sql);
            } catch (SQLException e) {
                assertFalse(postgres.end().toCompletableFuture().isDone(), "the supervisor gave up");
                Thread.sleep(20);
            }
        }
    }

    private static void insertUntilCut(EmbeddedPostgres postgres, AtomicLong acknowledged, CountDownLatch underWay) {
        try (Connection connection = connect(postgres);
                var insert = connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
            while (true) {
                insert.setLong(1, acknowledged.get());
                insert.executeUpdate();
                acknowledged.incrementAndGet();
                underWay.countDown();
            }
        } catch (SQLException cut) {
            assertTrue(acknowledged.get() >= 200, cut::toString);
        }
    }
}
