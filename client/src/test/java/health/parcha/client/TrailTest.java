package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.audit.Consultation;
import health.parcha.client.audit.Trail;
import health.parcha.client.audit.TrailEntry;
import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Authority;
import health.parcha.client.record.Decide;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.share.Shares;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with two shared records and a withheld one of another hospital, read once by a doctor. */
class TrailTest {
    @TempDir
    static Path folder;

    private static TinyNetwork area;
    private static Me patient;
    private static Me reader;
    private static RecordId shared;
    private static RecordId withheld;

    @BeforeAll
    static void oneReading() throws IOException {
        area = new TinyNetwork();
        Cast cast = new Cast(area, folder);
        Me desk = cast.desk(1);
        patient = cast.patient("ada", desk);
        Me author = cast.doctor("paul", 1, desk);
        reader = cast.doctor("rosa", 2, cast.desk(2));
        shared = write(author, Category.LABS);
        write(author, Category.LABS);
        withheld = write(reader, Category.SENSITIVE);
        for (HistoryItem item : new ReadHistory(patient).mine(Scope.all()).items()) {
            new Decide(patient).accept(item);
        }
        new Grant(patient)
                .grant(new GrantTerms(
                        reader.account(),
                        Set.of(Category.LABS),
                        true,
                        false,
                        patient.now().plus(Duration.ofDays(30)),
                        "treatment",
                        "{\"resourceType\":\"Consent\"}"));
        new ReadHistory(reader).shared(new Shares(reader).of(patient.account()), Scope.all(), Purpose.TREATMENT);
    }

    @AfterEach
    void honest() {
        area.members.forEach(member -> {
            member.hidesReads = false;
            member.tells = list -> list;
        });
    }

    @AfterAll
    static void end() {
        area.close();
    }

    private static RecordId write(Me author, Category category) {
        RecordId id = RecordId.of(author.surroundings().bytes(16));
        new AddRecord(author)
                .add(
                        patient.account(),
                        new Authority.Treating(Purpose.TREATMENT),
                        List.of(NewRecord.first(
                                id,
                                category,
                                "Observation",
                                author.now(),
                                Optional.empty(),
                                Optional.of("value"),
                                "text/plain",
                                Blob.of("value".getBytes(StandardCharsets.UTF_8)))));
        return id;
    }

    private static Trail.Report of(RecordId record) {
        return new Trail(patient, Optional.empty()).of(record);
    }

    private static List<Consultation> by(Me who, Trail.Report report) {
        return report.consultations().stream()
                .filter(reading -> reading.actor().equals(who.account().text()))
                .toList();
    }

    private static List<String> failures(Trail.Report report) {
        return report.entries().stream()
                .map(TrailEntry::state)
                .filter(state -> !state.holds())
                .map(TrailEntry.State::word)
                .distinct()
                .toList();
    }

    @Test
    void trailOfARecord_namesWhoConsultedIt_onceForBothMembers() {
        Trail.Report report = of(shared);
        assertTrue(report.holds(), () -> report.entries().toString());
        List<Consultation> readings = by(reader, report);
        assertEquals(1, readings.size());
        Consultation reading = readings.getFirst();
        assertEquals(2, reading.members().size());
        assertEquals(List.of(1), reading.versions(shared));
        assertEquals(2, reading.records());
        assertTrue(reading.isTold());
        assertFalse(reading.oneSided());
        assertEquals("published", reading.state().word());
        assertEquals(List.of(), report.untold());
        assertEquals(
                1, report.entries().stream().filter(entry -> !entry.isRead()).count());
    }

    @Test
    void trailOfAnotherRecord_doesNotNameThatReader() {
        Trail.Report report = of(withheld);
        assertEquals(List.of(), by(reader, report));
        assertFalse(by(patient, report).isEmpty(), "its owner has read it");
        assertTrue(report.holds());
    }

    @Test
    void wholeTrail_saysHowManyRecordsEachReadBrought() {
        Trail.Report report = new Trail(patient, Optional.empty()).mine();
        assertEquals(2, by(reader, report).getFirst().records());
        assertTrue(by(patient, report).stream().anyMatch(reading -> reading.records() == 3));
    }

    @Test
    void listWithARecordLeftOut_isRefused() {
        area.members.getFirst().tells = list -> Arrays.copyOf(list, list.length - 20);
        assertEquals(List.of("FAILED SERVED_MISMATCH"), failures(of(shared)));
    }

    @Test
    void listWithARecordAdded_isRefused_alsoInTheTrailOfTheAddedRecord() {
        area.members.getFirst().tells = list -> {
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            more.writeBytes(list);
            more.writeBytes(withheld.bytes());
            more.writeBytes(new byte[] {0, 0, 0, 1});
            return more.toByteArray();
        };
        Trail.Report report = of(withheld);
        assertEquals(List.of("FAILED SERVED_MISMATCH"), failures(report));
        assertFalse(by(reader, report).getFirst().brought(withheld));
        assertFalse(report.holds());
    }

    @Test
    void memberThatTellsNoList_isNamed() {
        area.members.getFirst().tells = list -> new byte[0];
        Trail.Report report = of(shared);
        assertTrue(report.untold().stream()
                .anyMatch(entry -> entry.actor().equals(reader.account().text())));
        assertTrue(report.untold().stream().allMatch(entry -> entry.member().equals(area.members.getFirst().number)));
    }

    @Test
    void readThatTheReadersMemberHides_hasOneSideAlone() {
        area.members.get(1).hidesReads = true;
        Consultation reading = by(reader, of(shared)).getFirst();
        assertTrue(reading.oneSided());
        assertEquals(List.of(area.members.getFirst().number), reading.members());
    }
}
