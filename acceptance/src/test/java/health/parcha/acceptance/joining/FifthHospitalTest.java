package health.parcha.acceptance.joining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.acceptance.area.Launcher;
import health.parcha.acceptance.area.SharedArea;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * S4.1 by the verbs alone: a further hospital joins the running area, its operator and three admins each at their own
 * terminal. The area has four hospitals then, so three must approve.
 */
class FifthHospitalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void aFurtherHospital_joinsByTheVerbs_andItsAdminTakesOffice() throws Exception {
        SharedArea area = SharedArea.started();
        Newcomer newcomer = new Newcomer(area);

        Json.Fields prepared = newcomer.join();
        assertEquals("prepared", prepared.text("state"));
        assertEquals(5, prepared.whole("member"));

        String id = propose(area, prepared.text("candidacy"));
        Json.Fields proposed = newcomer.join();
        assertEquals("proposed", proposed.text("state"));
        assertEquals(id, proposed.text("proposal"));
        assertEquals(prepared.text("document"), proposed.text("document"));
        assertEquals(
                1,
                member(area, 0, "execute", id, "--candidacy", prepared.text("candidacy"))
                        .exit());

        assertTrue(page(area).contains(id), "the page of pending changes names the proposal");
        approve(area, 1, id, prepared.text("candidacy"));
        approve(area, 2, id, prepared.text("candidacy"));
        execute(area, id, prepared.text("candidacy"));
        assertTrue(!page(area).contains(id), "what is executed is not pending");

        Json.Fields admitted = newcomer.join("--tag-key", newcomer.tagKey());
        assertEquals("admitted", admitted.text("state"));
        Path statements = Path.of(admitted.text("settings")).resolveSibling("database.sql");
        newcomer.makeDatabase(statements);
        newcomer.startNode(admitted.text("settings"));
        awaitRunning(newcomer);

        takeOffice(newcomer, area);
        awaitRelease(area);
    }

    private static String propose(SharedArea area, String candidacy) throws Exception {
        Launcher.Ended proposed = member(area, 0, "propose", candidacy);
        assertEquals(0, proposed.exit(), proposed.err());
        assertTrue(proposed.err().contains("Clinique de l'Est"), "an admin sees whom he proposes");
        return line(proposed).text("proposal");
    }

    private static void approve(SharedArea area, int admin, String id, String candidacy) throws Exception {
        Launcher.Ended approved = member(area, admin, "approve", id, "--candidacy", candidacy);
        assertEquals(0, approved.exit(), approved.err());
        assertEquals(admin + 1, line(approved).whole("approvals"));
    }

    /** The wait runs for seconds here; before its end the verb says NOT_YET. */
    private static void execute(SharedArea area, String id, String candidacy) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Launcher.Ended executed = member(area, 0, "execute", id, "--candidacy", candidacy);
        while (executed.exit() == 1 && executed.err().contains("NOT_YET") && System.nanoTime() < deadline) {
            executed = member(area, 0, "execute", id, "--candidacy", candidacy);
        }
        assertEquals(0, executed.exit(), executed.err());
        assertEquals(5, line(executed).whole("member"));
    }

    private static void awaitRunning(Newcomer newcomer) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!newcomer.join().text("state").equals("running")) {
            assertTrue(System.nanoTime() < deadline, newcomer::toString);
            assertEquals(
                    "",
                    newcomer.nodeSaid()
                            .lines()
                            .filter(l -> l.contains("parcha node:"))
                            .findFirst()
                            .orElse(""));
        }
    }

    private static void takeOffice(Newcomer newcomer, SharedArea area) throws Exception {
        Path secrets = newcomer.folder.resolve("secrets.json");
        Files.writeString(secrets, "{\"password\":\"a long enough one\"}");
        List<String> door = List.of(
                "--node",
                newcomer.url,
                "--keystore",
                newcomer.folder.resolve("admin.keystore").toString(),
                "--secrets-file",
                secrets.toString());
        List<String> create =
                new ArrayList<>(List.of("account", "create", "--json", "--role", "admin", "--member", "5"));
        create.addAll(List.of("--name", "Solène", "--surname", "Est"));
        create.addAll(List.of(
                "--signer-file", newcomer.folder.resolve("member/admin.key").toString()));
        create.addAll(List.of("--network", area.folder().resolve("network.json").toString()));
        create.addAll(List.of("--kit", newcomer.folder.resolve("kit.txt").toString()));
        create.addAll(door);
        Json.Fields made = Newcomer.json(create);
        Files.write(
                secrets,
                CanonicalJson.bytes(Json.object()
                        .put("password", "a long enough one")
                        .put("accountKey", made.text("accountKey"))
                        .done()));
        run(door, "org", "verify", "--self");
        assertTrue(run(door, "member", "list").contains("\"Clinique de l'Est\""));
    }

    private static String run(List<String> door, String... verb) throws Exception {
        List<String> words = new ArrayList<>(List.of(verb));
        words.add("--json");
        words.addAll(door);
        Launcher.Ended ended = Launcher.run(180, words);
        assertEquals(0, ended.exit(), ended.err());
        return ended.out();
    }

    /** What an admin of the area types. */
    private static Launcher.Ended member(SharedArea area, int admin, String... verb) throws Exception {
        List<String> words = new ArrayList<>(List.of("member"));
        words.addAll(List.of(verb));
        words.addAll(List.of(
                "--json",
                "--area",
                area.folder().resolve("area.json").toString(),
                "--as",
                area.people("admin").get(admin).text("account")));
        return Launcher.run(180, words);
    }

    private static Json.Fields line(Launcher.Ended ended) {
        return JsonReader.readObject(ended.out().strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A node asks the others for their releases every half minute at most, and has asked before the newcomer answered. */
    private static void awaitRelease(SharedArea area) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!page(area).contains("5 · Clinique de l&#39;Est</th><td>")) {
            assertTrue(System.nanoTime() < deadline, "the page tells its release");
            Thread.sleep(Duration.ofMillis(500));
        }
    }

    private static String page(SharedArea area) throws Exception {
        URI node = area.url(area.people("admin").getFirst().text("node"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(node + "/network")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            return answer.body();
        }
    }
}
