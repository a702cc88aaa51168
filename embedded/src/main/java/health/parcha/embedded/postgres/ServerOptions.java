package health.parcha.embedded.postgres;

import java.util.List;

/** The server's settings, all on the command line, so that no file in the data folder can weaken them. */
final class ServerOptions {
    private ServerOptions() {}

    static List<String> of(PostgresSettings settings, int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + settings.maxConnections(),
                "password_encryption=scram-sha-256",
                // Acknowledged means on disk.
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                // A laptop's memory.
                "shared_buffers=" + settings.sharedBuffersMiB() + "MB",
                "work_mem=4MB",
                "maintenance_work_mem=32MB",
                "max_wal_size=256MB",
                "max_parallel_workers_per_gather=0",
                "max_wal_senders=0",
                "wal_level=minimal",
                "io_method=sync",
                "jit=off",
                "huge_pages=off",
                "timezone=UTC",
                // The log names errors, never the values that caused them.
                "log_timezone=UTC",
                "log_statement=none",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "log_parameter_max_length=0",
                "log_parameter_max_length_on_error=0");
    }
}
