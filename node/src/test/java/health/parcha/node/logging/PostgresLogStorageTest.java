package health.parcha.node.logging;

import com.zaxxer.hikari.HikariDataSource;
import health.parcha.log.Entry;
import health.parcha.log.LeafIndex;
import health.parcha.log.LogStorage;
import health.parcha.log.LogStorageContract;
import health.parcha.node.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresLogStorageTest extends LogStorageContract {
    private static TestDatabase database;
    private static HikariDataSource pool;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void migrate() throws Exception {
        database = TestDatabase.make("log_storage");
        Flyway.configure()
                .dataSource(database.url(), "log_storage_owner", TestDatabase.PASSWORD)
                .placeholders(Map.of("runtime", "log_storage"))
                .load()
                .migrate();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername("log_storage");
        pool.setPassword(TestDatabase.PASSWORD);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    protected LogStorage emptyStorage() throws Exception {
        TestDatabase.asSuperuser(
                database.name(),
                "truncate log_entries, log_openings, log_tiles, log_checkpoint",
                "update log_counter set next_index = 0");
        return new PostgresLogStorage(
                JdbcClient.create(pool), new JdbcTemplate(pool), transactions, InstantSource.system());
    }

    @Override
    protected LeafIndex append(LogStorage to, List<Entry> entries) {
        return Objects.requireNonNull(transactions.execute(status -> to.append(entries)));
    }
}
