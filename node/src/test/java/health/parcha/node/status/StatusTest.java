package health.parcha.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Bytes32;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestNode;
import health.parcha.node.TestSettings;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class StatusTest {
    private static final Pattern ROUTE = Pattern.compile("(GET|HEAD|POST|PUT|PATCH|DELETE) (/api/v1/[^\\s`]+)");

    @TempDir
    static Path folder;

    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        Path network =
                TestManifest.write(folder.resolve("network.json"), TestManifest.nowhere(), Bytes32.ZERO, hospital);
        node = TestNode.start(
                TestSettings.write(
                        folder, hospital, TestDatabase.make("status"), network, "http://127.0.0.1:1", "depth: 1"),
                hospital);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void page_isWellFormed_needsNoScript_andSaysWhatTheNodeCannotSee() throws Exception {
        HttpResponse<String> page = node.get("/");
        assertEquals(200, page.statusCode());
        assertTrue(
                page.headers().firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'none'"));
        assertFalse(page.body().contains("<script"));
        assertTrue(page.body().contains("cannot see"));
        String xml = page.body()
                .replace("<!doctype html>", "")
                .replaceAll("<(meta [^>]*)>", "<$1/>")
                .replaceAll("<style>.*?</style>", "");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader(Pattern.compile("<style>.*?</style>", Pattern.DOTALL)
                        .matcher(xml)
                        .replaceAll(""))));
        assertEquals("en", document.getDocumentElement().getAttribute("lang"));
        assertEquals(1, document.getElementsByTagName("main").getLength());
    }

    @Test
    void metrics_areLinesOfPrometheusText_withoutAnythingThatWasAskedFor() throws Exception {
        node.get("/api/v1/accounts/0x" + "ab".repeat(20));
        node.get("/health/live");
        String text = node.get("/metrics").body();
        text.lines()
                .forEach(line -> assertTrue(
                        line.startsWith("# ") || line.matches("[a-z_]+(\\{[^}]*(\\{[^}]*\\}[^}]*)*\\})? -?[0-9.E-]+"),
                        line));
        assertTrue(text.contains("route=\"/health/live\",status=\"200\"} "));
        assertFalse(text.contains("abab"));
    }

    @Test
    void openapi_namesEveryRouteOnce_andNoneThatTheManualDoesNot() throws Exception {
        Json.Fields api = JsonReader.readObject(node.get("/openapi.json").body());
        Set<String> answered = new TreeSet<>();
        Json.Fields paths = api.fields("paths");
        for (String path : paths.members().keySet()) {
            for (String method : paths.fields(path).members().keySet()) {
                if (path.startsWith("/api/v1/")) {
                    answered.add(method.toUpperCase(Locale.ROOT) + " " + plain(path));
                }
            }
        }
        assertTrue(answered.contains("POST /api/v1/accounts"));
        Set<String> unwritten = new TreeSet<>(answered);
        unwritten.removeAll(written());
        assertEquals(Set.of(), unwritten, "docs/spec/api.md does not tell of these");
    }

    @Test
    void readiness_whileNoBlockWasFollowed_saysWhatItWaitsFor() throws Exception {
        assertEquals(200, node.get("/health/live").statusCode());
        HttpResponse<String> ready = node.get("/health/ready");
        assertEquals(503, ready.statusCode());
        Json.Fields problem = JsonReader.readObject(ready.body());
        assertEquals("NOT_READY", problem.text("code"));
        assertTrue(problem.text("detail").contains("chain"));
    }

    /** The calls of docs/spec/api.md, path variables without their names. */
    private static Set<String> written() throws Exception {
        String manual =
                Files.readString(Path.of(System.getProperty("parcha.root")).resolve("docs/spec/api.md"));
        String whole = manual.replaceAll("`, `PATCH", " /uploads/{cid}` · `PATCH")
                .replaceAll("(?s)peer/", "/peer/")
                .replaceAll("(GET|HEAD|POST|PUT|PATCH|DELETE)\\s+/", "$1 /api/v1/")
                .replaceAll("PUT \\.\\.\\./", "PUT /api/v1/accounts/{account}/");
        Set<String> calls = new TreeSet<>();
        ROUTE.matcher(whole)
                .results()
                .forEach(call ->
                        calls.add(call.group(1) + " " + plain(call.group(2).replaceAll("(?s)[`?(,\\s].*", ""))));
        return calls;
    }

    private static String plain(String path) {
        return path.replaceAll("\\{[^}]*\\}", "{}");
    }
}
