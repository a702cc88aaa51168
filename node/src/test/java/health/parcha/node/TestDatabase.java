package health.parcha.node;

import health.parcha.embedded.postgres.EmbeddedPostgres;
import health.parcha.embedded.postgres.PostgresBinaries;
import health.parcha.embedded.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.util.FileSystemUtils;

/** A node's database with its two roles, made as docs/operate/node.md tells operators, on one server for all tests of a JVM. */
public record TestDatabase(String name, String url) {
    public static final String PASSWORD = "of-tests-only";

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                PostgresBinaries binaries =
                        PostgresBinaries.unpackedIn(Path.of(System.getProperty("java.io.tmpdir"), "parcha-test-cache"));
                Path folder = Files.createTempDirectory("parcha-node-test-pg");
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(binaries, folder, PostgresSettings.laptop(), new SecureRandom());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres, folder)));
                return postgres;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void end(EmbeddedPostgres postgres, Path folder) {
        postgres.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestDatabase make(String name) throws SQLException {
        asSuperuser(
                "postgres",
                "create role " + name + "_owner login password '" + PASSWORD + "'",
                "create role " + name + " login password '" + PASSWORD + "'",
                "create database " + name + " owner " + name + "_owner",
                "revoke all on database " + name + " from public",
                "grant connect on database " + name + " to " + name);
        return new TestDatabase(name, Server.POSTGRES.address().jdbcUrl(name));
    }

    public static void asSuperuser(String database, String... commands) throws SQLException {
        var address = Server.POSTGRES.address();
        try (Connection c = DriverManager.getConnection(
                        address.jdbcUrl(database),
                        address.superuser(),
                        address.password().reveal());
                Statement s = c.createStatement()) {
            for (String command : commands) {
                s.execute(command);
            }
        }
    }

    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, name + "_owner", PASSWORD);
    }

    /** As the node itself is connected. */
    public Connection asRuntime() throws SQLException {
        return DriverManager.getConnection(url, name, PASSWORD);
    }
}
