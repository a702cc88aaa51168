package health.parcha.node.trails;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.Contracts;
import health.parcha.chain.MemberStatus;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.AccessBasis;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.KeyId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.record.Cid;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.embedded.os.Ports;
import health.parcha.log.Hash;
import health.parcha.node.TestDatabase;
import health.parcha.node.TestFacts;
import health.parcha.node.TestHospital;
import health.parcha.node.TestManifest;
import health.parcha.node.TestMembers;
import health.parcha.node.TestNode;
import health.parcha.node.TestPerson;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two hospitals tell a patient who has read her file twice: two records at the first, one at the second. */
class TrailsTest {
    private static final Contracts NETWORK = TestManifest.nowhere();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Cid PAYLOAD = Cid.of(new byte[] {1});
    private static final RecordId OLD = RecordId.of(random(16));
    private static final RecordId NEW = RecordId.of(random(16));
    private static final RecordId ELSEWHERE = RecordId.of(random(16));

    @TempDir
    static Path folder;

    private static final TestHospital[] HOSPITALS = {
        TestHospital.make(1, Ports.free(), new byte[32]), TestHospital.make(2, Ports.free(), new byte[32])
    };
    private static final TestDatabase[] DATABASES = new TestDatabase[2];
    private static final TestNode[] NODES = new TestNode[2];

    private static TestPerson patient;

    private record Told(Json.Fields line, byte[] list) {}

    @BeforeAll
    static void readTwice() throws Exception {
        patient = new TestPerson(Role.PATIENT, new MemberNumber(1), NETWORK);
        for (int i = 0; i < 2; i++) {
            DATABASES[i] = TestDatabase.make("trails_" + (i + 1));
            Path settings = TestMembers.settings(
                    folder.resolve("n" + i), HOSPITALS[i], DATABASES[i], HOSPITALS[0], HOSPITALS[1]);
            NODES[i] = TestNode.start(settings, HOSPITALS[i]);
            TestMembers.onChain(DATABASES[i], MemberStatus.ACTIVE, HOSPITALS);
            TestFacts.settled(DATABASES[i], 12);
            TestFacts.account(DATABASES[i], patient, 1, AccountStatus.VERIFIED, Optional.empty());
        }
        NODES[0].post("/api/v1/accounts", CanonicalJson.text(patient.deposit()));
        keep(DATABASES[0], OLD, 1_000, 1_790_000_000_000L);
        keep(DATABASES[0], NEW, 1_001, 1_790_000_001_000L);
        keep(DATABASES[1], ELSEWHERE, 1_000, 1_790_000_000_000L);
        try (Connection c = DATABASES[0].asRuntime();
                PreparedStatement s =
                        c.prepareStatement("insert into locators (account, author, record, version, member, cid, state)"
                                + " values (?, ?, ?, 1, 2, ?, 'unconfirmed')")) {
            s.setBytes(1, patient.account().bytes());
            s.setBytes(2, new byte[20]);
            s.setBytes(3, ELSEWHERE.bytes());
            s.setString(4, PAYLOAD.text());
            s.executeUpdate();
        }
        String[] session = patient.logIn(NODES[0]);
        for (int i = 0; i < 2; i++) {
            items(NODES[0].postForItems("/api/v1/reads", CanonicalJson.text(act().done()), session));
        }
    }

    @AfterAll
    static void stop() {
        for (TestNode node : NODES) {
            node.close();
        }
    }

    private static void keep(TestDatabase database, RecordId record, long index, long time) throws Exception {
        try (Connection c = database.asRuntime();
                PreparedStatement payload = c.prepareStatement("insert into blobs (cid, length, content, kept_at)"
                        + " values (?, 1, ?, now()) on conflict do nothing");
                PreparedStatement s = c.prepareStatement("insert into records (author, record, version, account, state,"
                        + " cid, header, author_header, commitment, descriptor, digest, log_index, received_at)"
                        + " values (?, ?, 1, ?, 'unconfirmed', ?, ?, ?, ?, 'a.b.c', ?, ?, ?)")) {
            payload.setString(1, PAYLOAD.text());
            payload.setBytes(2, new byte[] {1});
            payload.executeUpdate();
            s.setBytes(1, new byte[20]);
            s.setBytes(2, record.bytes());
            s.setBytes(3, patient.account().bytes());
            s.setString(4, PAYLOAD.text());
            s.setBytes(5, new byte[] {2});
            s.setBytes(6, new byte[] {3});
            s.setBytes(7, new byte[32]);
            s.setBytes(8, new byte[32]);
            s.setLong(9, index);
            s.setTimestamp(10, Timestamp.from(Instant.ofEpochMilli(time)));
            s.executeUpdate();
        }
    }

    private static Json.ObjectBuilder act() {
        Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
        AccessAct act = new AccessAct(
                NETWORK.network(),
                patient.account(),
                patient.account(),
                AccessBasis.OWNER,
                "",
                new MemberNumber(1),
                Hex.of(random(16)),
                now,
                now.plusSeconds(60),
                Purpose.PATIENT_REQUEST);
        return Json.object()
                .put(
                        "act",
                        Signed.sign(act, new KeyId(patient.account(), 1), patient.recordKey)
                                .compact());
    }

    private static List<Told> trail(Optional<RecordId> record) throws Exception {
        String body = CanonicalJson.text(
                act().put("record", record.map(RecordId::hex)).done());
        return items(NODES[0].postForItems("/api/v1/trails", body, patient.logIn(NODES[0])));
    }

    private static List<Told> items(byte[] stream) throws Exception {
        List<Told> all = new ArrayList<>();
        try (ItemReader items = new ItemReader(new ByteArrayInputStream(stream))) {
            for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
                all.add(new Told(item.get().line(), item.get().readBody(1 << 20)));
            }
        }
        return all;
    }

    private static List<Told> of(List<Told> all, String kind, long member) {
        return all.stream()
                .filter(each -> each.line.text("kind").equals(kind))
                .filter(each -> each.line.whole("member") == member)
                .toList();
    }

    private static byte[] list(RecordId... records) {
        ByteBuffer list = ByteBuffer.allocate(records.length * 20);
        Arrays.stream(records).forEach(record -> list.put(record.bytes()).putInt(1));
        return list.array();
    }

    private static String root(byte[] list) {
        List<Hash> leaves = new ArrayList<>();
        for (int at = 0; at < list.length; at += 20) {
            leaves.add(Hash.ofLeaf(Arrays.copyOfRange(list, at, at + 20)));
        }
        return Hex.of(Hash.rootOf(leaves).bytes());
    }

    private static void isTold(List<Told> trail, long member, byte[] list) {
        List<Told> served = of(trail, "served", member);
        assertEquals(1, served.size(), "a list is told once, however often it was read");
        assertArrayEquals(list, served.getFirst().list);
        assertEquals(root(list), served.getFirst().line.text("root"));
        List<Told> reads = of(trail, "entry", member).stream()
                .filter(each -> each.line.text("type").equals("record-consulted"))
                .toList();
        assertEquals(2, reads.size());
        reads.forEach(read -> assertEquals(root(list), read.line.text("object")));
    }

    @Test
    void trail_tellsWhichRecordsEachMemberServed() throws Exception {
        List<Told> trail = trail(Optional.empty());
        isTold(trail, 1, list(NEW, OLD));
        isTold(trail, 2, list(ELSEWHERE));
        assertEquals(List.of(), of(trail, "absent", 2));
    }

    @Test
    void listIsTold_beforeTheEntriesThatNameIt() throws Exception {
        List<String> kinds = trail(Optional.empty()).stream()
                .filter(each -> each.line.whole("member") == 2)
                .map(each -> each.line.text("kind"))
                .toList();
        assertEquals(List.of("served", "entry", "entry"), kinds);
    }

    @Test
    void trailOfOneRecord_holdsAllReadsOfTheFile() throws Exception {
        List<Told> trail = trail(Optional.of(ELSEWHERE));
        isTold(trail, 1, list(NEW, OLD));
        isTold(trail, 2, list(ELSEWHERE));
        assertEquals(
                2, of(trail, "entry", 1).size(), "registration and the like are left out: " + of(trail, "entry", 1));
    }

    @Test
    void readingTheSameAgain_keepsNoSecondList() throws Exception {
        for (TestDatabase database : DATABASES) {
            try (Connection c = database.asRuntime();
                    ResultSet row = c.createStatement()
                            .executeQuery("select count(*), max(octet_length(root)) from served_lists")) {
                row.next();
                assertEquals(1, row.getInt(1));
                assertEquals(32, row.getInt(2));
            }
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
