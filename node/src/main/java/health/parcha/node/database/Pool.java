package health.parcha.node.database;

import com.zaxxer.hikari.HikariDataSource;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.SecretFile;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema first, then the pool of the role that only reads and writes rows. */
@Configuration(proxyBeanMethods = false)
class Pool {
    @Bean
    HikariDataSource dataSource(NodeSettings settings) {
        Schema.migrate(settings.database());
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("parcha");
        pool.setJdbcUrl(settings.database().url());
        pool.setUsername(settings.database().user());
        pool.setPassword(SecretFile.password(settings.database().passwordFile()));
        pool.setMaximumPoolSize(settings.database().connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        pool.addDataSourceProperty("ApplicationName", "parcha-node-" + settings.member());
        // No request takes longer than a minute (docs/spec/api.md), and none holds a lock while nothing happens.
        pool.addDataSourceProperty(
                "options", "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s -c lock_timeout=30s");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}
