package health.parcha.node.database;

import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.SecretFile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * What one process of a member may do alone: a PostgreSQL advisory lock on a connection of its own, so that the lease ends
 * with the process, however it ends.
 */
@Component
public final class Lease {
    private final NodeSettings.Database database;

    Lease(NodeSettings settings) {
        this.database = settings.database();
    }

    /** What is leased; the number is the lock's key and never changes its meaning. */
    public enum Duty {
        LOG_WRITER(1),
        RELAYER(2),
        FOLLOWER(3);

        private final int key;

        Duty(int key) {
            this.key = key;
        }
    }

    /** A held lease. */
    public static final class Held implements AutoCloseable {
        private final Connection connection;

        private Held(Connection connection) {
            this.connection = connection;
        }

        /** Whether the connection, and so the lock, still stands; asks the server. */
        public boolean stands() {
            try {
                return connection.isValid(2);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                // The server drops the lock with the connection, which is what closing is for.
            }
        }
    }

    /**
     * Takes the lease, or answers empty where another process has it.
     *
     * @throws SQLException where the database does not answer: try again later
     */
    public java.util.Optional<Held> take(Duty duty) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", SecretFile.password(database.passwordFile()));
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("ApplicationName", "parcha-lease-" + duty);
        Connection connection = DriverManager.getConnection(database.url(), login);
        boolean kept = false;
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(4242, ?)")) {
            lock.setInt(1, duty.key);
            try (ResultSet answer = lock.executeQuery()) {
                kept = answer.next() && answer.getBoolean(1);
            }
            return kept ? java.util.Optional.of(new Held(connection)) : java.util.Optional.empty();
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }
}
