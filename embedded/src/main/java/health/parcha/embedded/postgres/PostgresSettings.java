package health.parcha.embedded.postgres;

import java.util.OptionalInt;

/**
 * What a caller may choose. Durability is no choice: fsync, full page writes, synchronous commit and checksums are on.
 *
 * @param port the port to listen on; empty takes a free one at each start
 * @param maxConnections over all databases; four nodes with a pool of ten each fit the default
 * @param sharedBuffersMiB PostgreSQL's own cache, in MiB
 */
public record PostgresSettings(OptionalInt port, int maxConnections, int sharedBuffersMiB) {

    /** A laptop: any port, 64 connections, 64 MiB. */
    public static PostgresSettings laptop() {
        return new PostgresSettings(OptionalInt.empty(), 64, 64);
    }

    public PostgresSettings onPort(int wanted) {
        return new PostgresSettings(OptionalInt.of(wanted), maxConnections, sharedBuffersMiB);
    }
}
