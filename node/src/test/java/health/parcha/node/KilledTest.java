package health.parcha.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.embedded.os.Ports;
import health.parcha.log.LogOrigin;
import health.parcha.log.NoteVerifier;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TreeSize;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL in the middle of writes: what was acknowledged is there once, and the log goes on as one history. */
class KilledTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void node_killedAmidDeposits_hasEveryAcknowledgedOneOnce_andItsLogGoesOn() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        TestDatabase database = TestDatabase.make("killed");
        Path network = TestManifest.write(folder.resolve("network.json"), NETWORK, Bytes32.ZERO, hospital);
        Path settings = TestSettings.write(folder, hospital, database, network, "http://127.0.0.1:1", "depth: 1");
        Queue<AccountId> acknowledged = new ConcurrentLinkedQueue<>();
        List<TreeSize> sizes = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
                List<Thread> writers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    writers.add(Thread.ofVirtual().start(() -> depositUntilItBreaks(hospital, acknowledged)));
                }
                int before = acknowledged.size();
                while (acknowledged.size() < before + 20) {
                    Thread.sleep(5);
                }
                sizes.add(published(hospital));
                node.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }
        }
        try (NodeProcess node = NodeProcess.start(settings, hospital.url())) {
            Set<String> kept = new TreeSet<>(column(database, "select '0x' || encode(account, 'hex') from accounts"));
            acknowledged.forEach(account -> assertTrue(kept.contains(account.text()), account::text));
            List<String> logged = column(database, "select subject from log_openings where act = 'registration'");
            assertEquals(kept, new TreeSet<>(logged));
            assertEquals(kept.size(), logged.size(), "each is logged once");
            while (published(hospital).value() < kept.size()) {
                Thread.sleep(20);
            }
            assertEquals(143, node.stop());
        }
        assertEquals(sizes, sizes.stream().sorted().toList(), "no checkpoint is ever smaller than one before");
    }

    private static void depositUntilItBreaks(TestHospital hospital, Queue<AccountId> acknowledged) {
        try {
            while (true) {
                TestPerson person = new TestPerson(Role.PATIENT, new MemberNumber(1), NETWORK);
                HttpRequest request = HttpRequest.newBuilder(URI.create(hospital.url() + "/api/v1/accounts"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(CanonicalJson.text(person.deposit())))
                        .build();
                if (HTTP.send(request, BodyHandlers.ofString()).statusCode() == 201) {
                    acknowledged.add(person.account());
                }
            }
        } catch (IOException killed) {
            // The node is gone: what was answered so far is what it promised.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TreeSize published(TestHospital hospital) throws Exception {
        byte[] note = HTTP.send(
                        HttpRequest.newBuilder(URI.create(hospital.url() + "/log/checkpoint"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        NoteVerifier key = NoteVerifier.parse(
                hospital.document(NETWORK.network()).document().logKey());
        LogOrigin origin = LogOrigin.of(NETWORK.network(), new MemberNumber(1));
        return SignedCheckpoint.open(note, origin, key).size();
    }

    private static List<String> column(TestDatabase database, String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection c = database.asRuntime();
                Statement s = c.createStatement();
                ResultSet rows = s.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
