package health.parcha.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.MemberStatus;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class StatusTest {
    private static final TestHospital ONE = TestHospital.make(1, Ports.free(), new byte[32]);
    private static final TestHospital TWO = TestHospital.make(2, Ports.free(), new byte[32]);
    private static final TestHospital UNKNOWN = TestHospital.make(7, Ports.free(), new byte[32]);

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.make("status_one");
        Path settings = TestMembers.settings(folder, ONE, database, ONE, TWO);
        Files.writeString(
                settings,
                Files.readString(settings)
                        .replace("name: Hospital 1", "name: \"Höpital <one> & 'more'\"")
                        .replace("depth: 1", "journal: " + folder.resolve("journal")));
        node = TestNode.start(settings, ONE);
        TestMembers.onChain(database, MemberStatus.ACTIVE, ONE, UNKNOWN);
        TestMembers.onChain(database, MemberStatus.SUSPENDED, TWO);
        try (Connection c = TestMembers.atBlock(database, 4711);
                Statement s = c.createStatement()) {
            s.execute("insert into chain_settled (height, hash, block_time) values (4711, decode('" + "ab".repeat(32)
                    + "', 'hex'), now()) on conflict (only_row) do nothing");
        }
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void page_showsMembersChainAndLog() throws Exception {
        String page = page("en");

        assertTrue(page.contains("Hospital 2"), page);
        assertTrue(page.contains("suspended"));
        assertTrue(page.contains(TWO.url()));
        assertTrue(page.contains("document not handed in yet"));
        assertTrue(page.contains("4711"));
        assertTrue(page.contains("ab".repeat(32)));
        assertTrue(page.contains("48 h") || page.contains("1 s"), "the waits of the manifest");
        assertTrue(page.contains("Entries in the newest checkpoint"));
        assertTrue(page.contains("What nobody who runs this node can see"));
    }

    @Test
    void page_onAnEmbeddedChain_saysThatItIsADemonstration() throws Exception {
        assertTrue(page("en").contains("a single-owner demonstration, not a ledger among strangers"));
        assertTrue(page("fr").contains("une démonstration à un seul propriétaire"));
    }

    @ParameterizedTest
    @CsvSource({"fr, fr", "'fr-CA,en;q=0.5', fr", "'de,fr;q=0.3', fr", "'en-GB,fr;q=0.9', en", "de, en", "'*', en"})
    void page_isInTheFirstWishedLanguageThatItKnows(String wish, String language) throws Exception {
        HttpResponse<String> answer = node.get("/", "Accept-Language", wish);

        assertEquals(language, answer.headers().firstValue("Content-Language").orElse(""));
        assertTrue(answer.body().contains("<html lang=\"" + language + "\">"));
        assertEquals("Accept-Language", answer.headers().firstValue("Vary").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void page_canBeWalkedThroughWithoutSeeingIt(String language) throws Exception {
        Document page = parsed(page(language));

        for (String landmark : List.of("header", "main", "footer", "h1", "title")) {
            assertEquals(1, page.getElementsByTagName(landmark).getLength(), landmark);
        }
        for (Element table : all(page, "table")) {
            assertEquals(1, table.getElementsByTagName("caption").getLength());
            for (Element heading : all(table, "th")) {
                assertTrue(List.of("row", "col").contains(heading.getAttribute("scope")));
            }
        }
        for (Element section : all(page, "section")) {
            assertEquals(
                    section.getAttribute("aria-labelledby"),
                    ((Element) section.getElementsByTagName("h2").item(0)).getAttribute("id"));
        }
        assertEquals("#main", all(page, "a").getFirst().getAttribute("href"));
    }

    @Test
    void page_hasNoScriptAndLoadsNothing() throws Exception {
        HttpResponse<String> answer = node.get("/");

        assertFalse(Pattern.compile("<script|<img|<link|<iframe| on[a-z]+=|https?://[^<]*\"")
                .matcher(answer.body())
                .find());
        assertTrue(answer.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
    }

    @Test
    void page_writesNamesAsText() throws Exception {
        assertTrue(page("en").contains("<h1>Höpital &lt;one&gt; &amp; &#39;more&#39;</h1>"));
    }

    @Test
    void words_areThereForEveryBacklog() {
        node.part(NodeState.class)
                .backlogs()
                .keySet()
                .forEach(name -> assertTrue(Words.keysOf(Locale.ENGLISH).contains("backlog." + name), name));
    }

    @Test
    void words_areThereInBothLanguages() {
        assertEquals(Words.keysOf(Locale.ENGLISH), Words.keysOf(Locale.FRENCH));
    }

    /** A quote that is not doubled swallows the rest of a sentence with its values. */
    @Test
    void words_keepTheirQuotes() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            Words words = Words.of(List.of(locale));
            for (String key : Words.keysOf(locale)) {
                String said = words.say(key, 1, "x");
                assertFalse(said.contains("''") || said.contains("{0"), key + ": " + said);
            }
        }
        Words french = Words.of(List.of(Locale.FRENCH));
        assertTrue(french.say("blind.3").contains("Les mots de passe"));
        assertTrue(french.say("sees.5").startsWith("L'adresse"));
    }

    @Test
    void metrics_showTheChainTheLogTheBacklogAndTheRoutes() throws Exception {
        node.get("/api/v1/members");

        String text = metrics();

        assertTrue(text.contains("\nparcha_chain_settled_height 4711\n"), text);
        assertTrue(text.contains("\nparcha_log_published_entries 0\n"));
        assertTrue(text.contains("\nparcha_log_unanchored_entries 0\n"));
        assertTrue(text.contains("\nparcha_backlog_waiting{what=\"deliveries\"} 0\n"));
        assertTrue(text.contains("\nparcha_database_connections{state=\"active\"} "));
        assertTrue(text.contains(
                "\nparcha_http_requests_total{method=\"GET\",route=\"/api/v1/members\",status=\"200\"} "));
        assertTrue(text.contains("\nparcha_http_request_seconds_count{method=\"GET\",route=\"/api/v1/members\"} "));
    }

    @Test
    void metrics_areLinesOfPrometheusText_withoutAnythingThatWasAskedFor() throws Exception {
        node.get("/api/v1/accounts/0x" + "ab".repeat(20));
        node.get("/no/such/path");

        String text = metrics();

        text.lines()
                .forEach(line -> assertTrue(
                        line.startsWith("# ") || line.matches("[a-z_]+(\\{[^}]*(\\{[^}]*\\}[^}]*)*\\})? -?[0-9.E-]+"),
                        line));
        assertTrue(text.contains("route=\"/api/v1/accounts/{account}\""), text);
        assertFalse(text.contains("abab"));
        assertFalse(text.contains("/no/such/path"));
    }

    @Test
    void deliveries_thatWait_areCountedWithTheirAge() throws Exception {
        try (Connection c = database.asRuntime();
                Statement s = c.createStatement()) {
            s.execute("""
                    insert into deliveries (member, path, body, due_at, left_at)
                    values (2, 'locators', '{}', now() + interval '1 day', now() - interval '1 hour')""");
            try {
                assertTrue(metrics().contains("\nparcha_backlog_waiting{what=\"deliveries\"} 1\n"));
                assertTrue(metrics()
                        .matches("(?s).*parcha_backlog_oldest_seconds\\{what=\"deliveries\"\\} 36[0-9][0-9]\\..*"));
                assertTrue(page("en").contains("Messages that other members have not taken yet: 1."));
            } finally {
                s.execute("delete from deliveries");
            }
        }
    }

    private static String metrics() throws Exception {
        HttpResponse<String> answer = node.get("/metrics");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain;"));
        return answer.body();
    }

    private static String page(String language) throws Exception {
        HttpResponse<String> answer = node.get("/", "Accept-Language", language);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    /** Our pages are well-formed XML but for what HTML leaves open. */
    private static Document parsed(String page) throws Exception {
        String xml = page.replace("<!doctype html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document page, String name) {
        return elements(page.getElementsByTagName(name));
    }

    private static List<Element> all(Element parent, String name) {
        return elements(parent.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList list) {
        return java.util.stream.IntStream.range(0, list.getLength())
                .mapToObj(i -> (Element) list.item(i))
                .toList();
    }
}
