package health.parcha.node.database;

import health.parcha.node.problems.Readiness;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ready while the database answers. */
@Component
class DatabaseReadiness implements Readiness {
    private final JdbcClient jdbc;

    DatabaseReadiness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> waitingFor() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return Optional.empty();
        } catch (DataAccessException e) {
            return Optional.of("The database does not answer.");
        }
    }
}
