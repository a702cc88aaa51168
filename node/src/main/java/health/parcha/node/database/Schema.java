package health.parcha.node.database;

import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.SecretFile;
import health.parcha.node.configuration.StartRefusal;
import health.parcha.node.configuration.StartRefusal.Code;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/** Brings the schema to this release's state, under the role that owns it and that nothing else uses. */
final class Schema {
    private Schema() {}

    static void migrate(NodeSettings.Database database) {
        Flyway flyway = Flyway.configure()
                .dataSource(
                        database.url(), database.migrationUser(), SecretFile.password(database.migrationPasswordFile()))
                .placeholders(Map.of("runtime", database.user()))
                .connectRetries(10)
                .connectRetriesInterval(2)
                .load();
        try {
            refuseNewer(flyway);
            flyway.migrate();
        } catch (FlywayValidateException changed) {
            throw new StartRefusal(
                    Code.DATABASE_DAMAGED,
                    "The schema is not the one that this release's files made: " + changed.getMessage(),
                    "Restore the database, or start the release that last wrote it.",
                    changed);
        } catch (FlywaySqlException away) {
            throw new StartRefusal(
                    Code.DATABASE_UNREACHABLE,
                    "The database at " + database.url() + " cannot be used: " + away.getMessage(),
                    "Start PostgreSQL, and check parcha.database.",
                    away);
        } catch (FlywayException failed) {
            throw new StartRefusal(
                    Code.DATABASE_DAMAGED,
                    "The schema could not be brought up to date: " + failed.getMessage(),
                    "Nothing of the failed step was kept; read its cause, then start again.",
                    failed);
        }
    }

    /** Flyway itself passes over what a newer release has done; writing into such a schema could lose data. */
    private static void refuseNewer(Flyway flyway) {
        Arrays.stream(flyway.info().applied())
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .findFirst()
                .ifPresent(version -> {
                    throw new StartRefusal(
                            Code.DATABASE_NEWER,
                            "A newer release has written this database (schema " + version + ").",
                            "Start that release; nothing was changed.");
                });
    }
}
