package health.parcha.node.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.ProposalSort;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestHospital;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes that run, one that does not, and proposals in every state. A proposal of this network lives 60 s. */
class NetworkPageTest {
    private static final TestHospital ONE = TestHospital.make(1, Ports.free(), new byte[32]);
    private static final TestHospital TWO = TestHospital.make(2, Ports.free(), new byte[32]);
    private static final TestHospital AWAY = TestHospital.make(3, Ports.free(), new byte[32]);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    static Path folder;

    private static TestNode one;
    private static TestNode two;

    @BeforeAll
    static void start() throws Exception {
        TestDatabase database = TestDatabase.make("network_one");
        one = TestNode.start(TestMembers.settings(folder.resolve("1"), ONE, database, ONE, TWO, AWAY), ONE);
        two = TestNode.start(
                TestMembers.settings(folder.resolve("2"), TWO, TestDatabase.make("network_two"), ONE, TWO, AWAY), TWO);
        TestMembers.onChain(database, MemberStatus.ACTIVE, ONE, TWO, AWAY);
        try (Connection c = TestMembers.atBlock(database, 7)) {
            try (Statement s = c.createStatement()) {
                s.execute("insert into chain_settled (height, hash, block_time) values (7, decode('" + "ab".repeat(32)
                        + "', 'hex'), '" + Timestamp.from(NOW) + "')");
            }
            proposal(c, 0x11, NOW.minusSeconds(10), 1, null, false);
            proposal(c, 0x22, NOW.minusSeconds(20), 2, NOW.plusSeconds(30), false);
            proposal(c, 0x33, NOW.minusSeconds(30), 2, NOW.minusSeconds(1), false);
            proposal(c, 0x44, NOW.minusSeconds(40), 3, NOW.minusSeconds(2), true);
            proposal(c, 0x55, NOW.minus(Duration.ofMinutes(2)), 1, null, false);
            proposal(c, ProposalSort.SUSPEND, 0x66, NOW.minusSeconds(50), 1, null, false);
            proposal(c, ProposalSort.SPONSOR, 0x77, NOW.minusSeconds(51), 1, NOW.minusSeconds(1), false);
        }
    }

    private static void proposal(
            Connection c, int id, Instant at, long approvals, @Nullable Instant from, boolean executed)
            throws Exception {
        proposal(c, ProposalSort.ADMIT, id, at, approvals, from, executed);
    }

    private static void proposal(
            Connection c,
            ProposalSort sort,
            int id,
            Instant at,
            long approvals,
            @Nullable Instant from,
            boolean executed)
            throws Exception {
        try (PreparedStatement s = c.prepareStatement("""
                insert into chain_proposals
                    (proposal, proposed_by, kind, document, relayer, admins, proposed_at, approvals, executable_from, executed,
                     sort, subject, registry)
                values (?, 2, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            s.setBytes(1, Hex.bytes(hex(id)));
            s.setInt(
                    2,
                    sort == ProposalSort.ADMIT
                            ? MemberKind.INSURER.code()
                            : sort == ProposalSort.SPONSOR ? MemberKind.PHARMACY.code() : 0);
            s.setBytes(3, new byte[32]);
            s.setBytes(4, new byte[20]);
            s.setArray(
                    5,
                    c.createArrayOf("bytea", new byte[][] {ONE.admin().address().toArray()}));
            s.setTimestamp(6, Timestamp.from(at));
            s.setLong(7, approvals);
            s.setTimestamp(8, from == null ? null : Timestamp.from(from));
            s.setBoolean(9, executed);
            s.setInt(10, sort.code());
            s.setObject(11, sort == ProposalSort.SUSPEND ? 3L : null, Types.BIGINT);
            s.setBytes(12, new byte[32]);
            s.executeUpdate();
        }
    }

    private static String hex(int id) {
        return "%02x".formatted(id).repeat(32);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @Test
    void page_showsWhatMayStillTakeEffect_withApprovalsAndTimes() throws Exception {
        String page = page("en");

        assertEquals(
                cells(0x11, "1 of 2 needed", "not approved by enough yet", NOW.plusSeconds(50)),
                row(page, 0x11).orElse("none"));
        assertEquals(
                cells(0x22, "2 of 2 needed", "from " + NOW.plusSeconds(30), NOW.plusSeconds(40)),
                row(page, 0x22).orElse("none"));
        assertEquals(
                cells(0x33, "2 of 2 needed", "now", NOW.plusSeconds(30)),
                row(page, 0x33).orElse("none"));
        assertTrue(page.contains("More than half of the active hospitals must approve: 2 of 3."), page);
    }

    @Test
    void page_saysWhatAProposalIsAbout_andThatNobodyVotesOnASponsoredMember() throws Exception {
        String page = page("en");

        assertTrue(row(page, 0x66).orElse("none").contains("<td>suspend 3 · Hospital 3</td>"), page);
        assertTrue(row(page, 0x66).orElse("none").contains("<td>1 of 2 needed</td>"), page);
        assertTrue(row(page, 0x77).orElse("none").contains("<td>admit, sponsored: pharmacy</td>"), page);
        assertTrue(row(page, 0x77).orElse("none").contains("<td>nobody votes: a hospital sponsors it</td>"), page);
    }

    private static String cells(int id, String approved, String executable, Instant dies) {
        return "<tr><th scope=\"row\">0x" + hex(id)
                + "</th>"
                + String.join(
                        "",
                        Stream.of("admit: insurer", "2 · Hospital 2", approved, executable, dies.toString())
                                .map(cell -> "<td>" + cell + "</td>")
                                .toList())
                + "</tr>";
    }

    @ParameterizedTest
    @ValueSource(ints = {0x44, 0x55})
    void page_leavesOutWhatIsExecutedOrDead(int id) throws Exception {
        assertTrue(row(page("en"), id).isEmpty());
    }

    @Test
    void page_tellsTheReleaseOfEachMember_andWhoDoesNotAnswer() throws Exception {
        String page = page("en");
        String version =
                JsonReader.readObject(two.get("/api/v1/version").body()).text("version");

        assertTrue(version.matches("\\d+\\.\\d+\\.\\d+.*"), version);
        for (String line : List.of(
                "1 · Hospital 1</th><td>" + version,
                "2 · Hospital 2</th><td>" + version,
                "3 · Hospital 3</th><td>does not answer")) {
            assertTrue(page.contains(line), line + " in " + page);
        }
    }

    @Test
    void page_speaksFrench() throws Exception {
        String page = page("fr");

        assertTrue(page.contains("<td>admettre : assureur</td>"), page);
        assertTrue(page.contains("<td>ne répond pas</td>"), page);
        assertTrue(one.get("/", "Accept-Language", "fr").body().contains("href=\"/network\""));
    }

    @Test
    void page_hasNoScriptAndLoadsNothing() throws Exception {
        HttpResponse<String> answer = one.get("/network");

        assertFalse(answer.body().contains("<script"));
        assertTrue(answer.headers()
                .firstValue("Content-Security-Policy")
                .orElse("")
                .startsWith("default-src 'none'"));
    }

    @Test
    void versions_areToldToPrograms_withoutOneForWhoIsSilent() throws Exception {
        List<Json> versions =
                JsonReader.readObject(one.get("/api/v1/versions").body()).items("versions");

        assertEquals(3, versions.size());
        assertEquals(
                List.of(true, true, false),
                versions.stream()
                        .map(each -> ((Json.Fields) each).find("version").isPresent())
                        .toList());
    }

    @Test
    void proposals_tellTheirAdminsAndWhenTheyDie() throws Exception {
        Json.Fields first =
                (Json.Fields) JsonReader.readObject(one.get("/api/v1/members").body())
                        .items("proposals")
                        .getFirst();

        assertEquals(hex(0x11), first.text("proposal"));
        assertEquals(List.of(ONE.admin().address().toString()), first.texts("admins"));
        assertEquals(NOW.plusSeconds(50).toEpochMilli(), first.whole("dies"));
    }

    private static Optional<String> row(String page, int id) {
        return page.lines().filter(line -> line.contains(hex(id))).findFirst();
    }

    private static String page(String language) throws Exception {
        HttpResponse<String> answer = one.get("/network", "Accept-Language", language);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
