package health.parcha.embedded.postgres;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import health.parcha.embedded.Supervised;
import health.parcha.embedded.os.DataFolder;
import health.parcha.embedded.os.Ports;
import health.parcha.embedded.os.RunAs;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One PostgreSQL server for all nodes of a machine. Its folder holds {@code pgdata}, {@code superuser-password} (0600),
 * {@code postgres.log}, {@code lock} and {@code data-version}.
 *
 * <p>What a transaction committed before any process died is there after the next start, by PostgreSQL's write-ahead
 * log. If the server dies while this object lives it is started again on the same port; connections break meanwhile and
 * the caller's pool opens new ones.
 */
public final class EmbeddedPostgres implements Supervised {
    private static final int DATA_VERSION = 1;
    private static final int RESTARTS_IN_A_ROW = 3;

    private final DataFolder data;
    private final Cluster cluster;
    private final PostgresSettings settings;
    private final SuperuserPassword password;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Postmaster postmaster;
    private boolean closed;

    private EmbeddedPostgres(
            DataFolder data, Cluster cluster, PostgresSettings settings, SuperuserPassword password, Postmaster first) {
        this.data = data;
        this.cluster = cluster;
        this.settings = settings;
        this.password = password;
        this.postmaster = first;
    }

    /**
     * Starts the server on the folder, which is made if absent; a server that a killed JVM left there is stopped first.
     * On return connections are taken.
     *
     * @param random draws the superuser's password of a new folder
     * @throws EmbeddedFault PORT_IN_USE, FOLDER_IN_USE, DATA_NEWER, DATA_OLDER, START_FAILED, STOP_FAILED, FILE_FAILED:
     *     nothing runs afterwards, no data was changed
     */
    public static EmbeddedPostgres start(
            PostgresBinaries binaries, Path folder, PostgresSettings settings, SecureRandom random) {
        return start(binaries, folder, settings, random, RunAs.here());
    }

    static EmbeddedPostgres start(
            PostgresBinaries binaries, Path folder, PostgresSettings settings, SecureRandom random, RunAs runAs) {
        DataFolder data = DataFolder.open(folder, DATA_VERSION);
        try {
            Path passwordFile = data.path().resolve("superuser-password");
            SuperuserPassword password = SuperuserPassword.keptIn(passwordFile, random);
            runAs.own(data.path());
            Cluster cluster = new Cluster(binaries, runAs, data.path().resolve("pgdata"));
            cluster.prepare(passwordFile);
            Postmaster.stopLeftovers(cluster.folder());
            Postmaster first = startOnAnyOf(cluster, settings);
            EmbeddedPostgres started = new EmbeddedPostgres(data, cluster, settings, password, first);
            Thread.ofPlatform().daemon().name("embedded-postgres").start(started::supervise);
            return started;
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static Postmaster startOnAnyOf(Cluster cluster, PostgresSettings settings) {
        if (settings.port().isPresent()) {
            return Postmaster.start(cluster, settings, settings.port().getAsInt());
        }
        try {
            return Postmaster.start(cluster, settings, Ports.free());
        } catch (EmbeddedFault e) {
            if (e.code() != Code.PORT_IN_USE) {
                throw e;
            }
            return Postmaster.start(cluster, settings, Ports.free()); // somebody took it in between
        }
    }

    /** Where to connect. It stays the same while this object lives. */
    public PostgresAddress address() {
        return new PostgresAddress("127.0.0.1", current().port(), Cluster.SUPERUSER, password);
    }

    @Override
    public long pid() {
        return current().child().pid();
    }

    @Override
    public CompletionStage<Void> end() {
        return end.minimalCompletionStage();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        postmaster.stop();
        data.close();
        end.complete(null);
    }

    private void supervise() {
        do {
            current().child().awaitEnd();
        } while (revive());
    }

    private synchronized Postmaster current() {
        return postmaster;
    }

    /** Starts the server again unless it was meant to end; false when there is nothing more to watch. */
    private synchronized boolean revive() {
        for (int left = RESTARTS_IN_A_ROW; !closed; left--) {
            try {
                Postmaster.stopLeftovers(cluster.folder());
                postmaster = Postmaster.start(cluster, settings, postmaster.port());
                return true;
            } catch (RuntimeException e) {
                if (left == 1) {
                    closed = true;
                    data.close();
                    end.completeExceptionally(e);
                }
            }
        }
        return false;
    }
}
