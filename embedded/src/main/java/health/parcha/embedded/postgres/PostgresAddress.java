package health.parcha.embedded.postgres;

/**
 * Where the database listens and who may do all there. Databases and roles for nodes are made over it by JDBC; a node
 * itself never gets the superuser.
 *
 * @param host always 127.0.0.1
 * @param superuser a role name
 */
public record PostgresAddress(String host, int port, String superuser, SuperuserPassword password) {

    /** The JDBC URL of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
