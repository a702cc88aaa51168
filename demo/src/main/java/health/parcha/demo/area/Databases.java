package health.parcha.demo.area;

import health.parcha.embedded.postgres.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database for each hospital in the one server, with two roles: the owner, which changes the schema, and the one that
 * the node works under. Nobody else may connect to it, so a node that is broken into reaches no other hospital's rows.
 */
final class Databases {
    private final PostgresAddress server;

    Databases(PostgresAddress server) {
        this.server = server;
    }

    /** Makes what is absent; may be repeated. */
    void prepare(String name, String password, String ownerPassword) {
        try (Connection admin = DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                server.superuser(),
                server.password().reveal())) {
            role(admin, name + "_owner", ownerPassword);
            role(admin, name, password);
            if (!exists(admin, "select 1 from pg_database where datname = ?", name)) {
                run(admin, "create database " + name + " owner " + name + "_owner");
            }
            run(admin, "revoke all on database " + name + " from public");
            run(admin, "grant connect on database " + name + " to " + name);
        } catch (SQLException e) {
            throw new DemoFault(
                    "DATABASE_FAILED",
                    "Cannot prepare the database " + name + ": " + e.getMessage(),
                    "Start again.",
                    e);
        }
    }

    private static void role(Connection admin, String name, String password) throws SQLException {
        if (!exists(admin, "select 1 from pg_roles where rolname = ?", name)) {
            run(admin, "create role " + name + " login password '" + password + "'");
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (PreparedStatement ask = admin.prepareStatement(query)) {
            ask.setString(1, name);
            try (ResultSet found = ask.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void run(Connection admin, String command) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(command);
        }
    }
}
