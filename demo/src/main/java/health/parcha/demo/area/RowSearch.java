package health.parcha.demo.area;

import health.parcha.embedded.postgres.PostgresAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Looks at the hospitals' databases as their owner could: every row of every table, as text. */
final class RowSearch {
    private final PostgresAddress server;

    RowSearch(PostgresAddress server) {
        this.server = server;
    }

    /** Brings what the server has in memory to the disk. */
    void checkpoint() throws SQLException {
        try (Connection admin = connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** The tables that hold one of the words. */
    List<String> tablesWith(String database, Collection<String> words) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection admin = connect(database)) {
            for (String table : tables(admin)) {
                if (holds(admin, table, words)) {
                    found.add(database + "." + table);
                }
            }
        }
        return found;
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                server.jdbcUrl(database), server.superuser(), server.password().reveal());
    }

    private static List<String> tables(Connection admin) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement ask = admin.createStatement();
                ResultSet row = ask.executeQuery(
                        "select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables"
                                + " where schemaname not in ('pg_catalog', 'information_schema') order by 1")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static boolean holds(Connection admin, String table, Collection<String> words) throws SQLException {
        try (PreparedStatement ask = admin.prepareStatement("select 1 from " + table
                + " as r, unnest(?::text[]) as word where position(word in r::text) > 0 limit 1")) {
            ask.setArray(
                    1,
                    admin.createArrayOf(
                            "text",
                            words.stream()
                                    .filter(word -> word.indexOf('\0') < 0)
                                    .toArray()));
            try (ResultSet row = ask.executeQuery()) {
                return row.next();
            }
        }
    }
}
