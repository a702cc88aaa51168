package health.parcha.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.client.consent.Grant;
import health.parcha.client.consent.GrantTerms;
import health.parcha.client.consent.PreviewGrant;
import health.parcha.client.consent.Revoke;
import health.parcha.client.reading.FoldIndex;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.reading.Verdict;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Added;
import health.parcha.client.record.Amend;
import health.parcha.client.record.Authority;
import health.parcha.client.record.Decide;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.share.Shares;
import health.parcha.client.wire.Blob;
import health.parcha.core.consent.GrantId;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.seal.age.Age;
import health.parcha.seal.age.AgeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordJourneyTest {
    @TempDir
    static Path folder;

    private static TinyNetwork area;
    private static Cast cast;
    private static Me desk;
    private static Me doctor;
    private static Me other;
    private static int patients;

    private Me patient;

    @BeforeAll
    static void hospitals() throws IOException {
        area = new TinyNetwork();
        cast = new Cast(area, folder);
        desk = cast.desk(1);
        doctor = cast.doctor("paul", 1, desk);
        other = cast.doctor("rosa", 2, cast.desk(2));
    }

    @BeforeEach
    void patient() {
        patient = cast.patient("ada" + patients++, desk);
    }

    @AfterEach
    void honest() {
        area.members.forEach(member -> {
            member.liesAboutFacts = false;
            member.forgetsToServe = false;
        });
    }

    @AfterAll
    static void end() {
        area.close();
    }

    private static NewRecord record(Me author, Category category, String text) {
        return NewRecord.first(
                RecordId.of(author.surroundings().bytes(16)),
                category,
                "Observation",
                author.now(),
                Optional.of("E1"),
                Optional.of(text),
                "text/plain",
                Blob.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void treat(Me author, Category category, String text) {
        List<Added> added = new AddRecord(author)
                .add(
                        patient.account(),
                        new Authority.Treating(Purpose.TREATMENT),
                        List.of(record(author, category, text)));
        assertFalse(assertInstanceOf(Added.Stored.class, added.getFirst()).confirmed());
    }

    private void acceptAll() {
        for (HistoryItem item : new ReadHistory(patient).mine(Scope.all()).items()) {
            if (!item.served().confirmed()) {
                new Decide(patient).accept(item);
            }
        }
    }

    private GrantId grant(Me grantee, Set<Category> categories, boolean past, boolean write) {
        return new Grant(patient)
                .grant(new GrantTerms(
                        grantee.account(),
                        categories,
                        past,
                        write,
                        patient.now().plus(Duration.ofDays(30)),
                        "treatment",
                        "{\"resourceType\":\"Consent\"}"));
    }

    private History shared(Me reader) {
        return new ReadHistory(reader).shared(new Shares(reader).of(patient.account()), Scope.all(), Purpose.TREATMENT);
    }

    private static List<String> texts(History history) {
        return history.items().stream()
                .map(item -> new String(item.record().orElseThrow().content(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void recordsOfTwoHospitals_reachThePatientChecked() {
        treat(doctor, Category.LABS, "sodium 140");
        treat(other, Category.NOTES, "seen today");
        History history = new ReadHistory(patient).mine(Scope.all());
        assertTrue(history.allChecked(), history.items().toString());
        assertEquals(Set.of("sodium 140", "seen today"), Set.copyOf(texts(history)));
        assertTrue(history.items().stream().noneMatch(item -> item.served().confirmed()));
    }

    @Test
    void grantee_readsTheFoldedFile_butNothingWithheld() {
        treat(doctor, Category.LABS, "sodium 140");
        treat(doctor, Category.SENSITIVE, "a secret");
        acceptAll();
        assertEquals(2, new FoldIndex(patient).fold());
        assertEquals(
                1,
                new PreviewGrant(patient)
                        .preview(Set.of(Category.LABS), true)
                        .shown()
                        .get(Category.LABS));
        grant(other, Set.of(Category.LABS), true, false);
        History history = shared(other);
        assertTrue(history.allChecked());
        assertEquals(List.of("sodium 140"), texts(history));
    }

    @Test
    void folding_twice_foldsNothingNew() {
        treat(doctor, Category.LABS, "one");
        acceptAll();
        assertEquals(1, new FoldIndex(patient).fold());
        assertEquals(0, new FoldIndex(patient).fold());
        treat(doctor, Category.LABS, "two");
        acceptAll();
        assertEquals(1, new FoldIndex(patient).fold());
        grant(other, GrantTerms.wholeFile(), true, false);
        assertEquals(Set.of("one", "two"), Set.copyOf(texts(shared(other))));
    }

    @Test
    void granteeWhoMayWrite_writesConfirmedRecordsAndComments() {
        treat(doctor, Category.LABS, "sodium 140");
        acceptAll();
        grant(other, GrantTerms.wholeFile(), true, true);
        HistoryItem read = shared(other).items().getFirst();
        List<Added> added = new AddRecord(other)
                .add(
                        patient.account(),
                        new Authority.Shared(new Shares(other).of(patient.account())),
                        List.of(
                                record(other, Category.NOTES, "seen"),
                                Amend.comment(
                                        other,
                                        read,
                                        "Comment",
                                        "text/plain",
                                        Blob.of("normal".getBytes(StandardCharsets.UTF_8)))));
        assertTrue(added.stream().allMatch(a -> a instanceof Added.Stored stored && stored.confirmed()));
        History mine = new ReadHistory(patient).mine(Scope.all());
        assertTrue(mine.allChecked());
        assertEquals(Set.of("sodium 140", "seen", "normal"), Set.copyOf(texts(mine)));
        HistoryItem comment = mine.items().stream()
                .filter(item -> item.record().orElseThrow().claims().about().isPresent())
                .findFirst()
                .orElseThrow();
        assertEquals(
                read.served().record(),
                comment.record().orElseThrow().claims().about().orElseThrow().record());
    }

    @Test
    void recordWrittenAfterARevocation_doesNotOpenWithTheOldKeys() throws Exception {
        treat(doctor, Category.LABS, "before");
        acceptAll();
        GrantId grant = grant(other, Set.of(Category.LABS), true, false);
        var oldKeys = new Shares(other).of(patient.account()).keys();
        new Revoke(patient).revoke(grant);
        assertEquals(
                "NOT_SHARED",
                assertThrows(BadInput.class, () -> new Shares(other).of(patient.account()))
                        .code());
        doctor.people().fresh(patient.account());
        treat(doctor, Category.LABS, "after");
        HistoryItem after = new ReadHistory(patient)
                .mine(Scope.all()).items().stream()
                        .filter(item -> !item.served().confirmed())
                        .findFirst()
                        .orElseThrow();
        assertTrue(after.verdict().isChecked());
        var old = oldKeys.categories().getFirst().keys().values().stream()
                .map(k -> k.vault())
                .toList();
        assertThrows(
                AgeException.NoIdentityMatched.class,
                () -> Age.open(after.served().file().bytes(), old));
    }

    @Test
    void remainingGrantee_readsOldAndNew_afterAnotherWasRevoked() {
        treat(doctor, Category.LABS, "before");
        acceptAll();
        GrantId revoked = grant(doctor, Set.of(Category.LABS), true, false);
        grant(other, Set.of(Category.LABS), true, false);
        new Revoke(patient).revoke(revoked);
        doctor.people().fresh(patient.account());
        treat(doctor, Category.LABS, "after");
        acceptAll();
        new FoldIndex(patient).fold();
        History history = shared(other);
        assertTrue(history.allChecked(), history.items().toString());
        assertEquals(Set.of("before", "after"), Set.copyOf(texts(history)));
    }

    @Test
    void grantFromNow_showsNothingOfThePastByItsKeys() {
        treat(doctor, Category.LABS, "before");
        acceptAll();
        grant(other, Set.of(Category.LABS), false, true);
        var keys = new Shares(other).of(patient.account()).keys().categories().getFirst();
        assertFalse(keys.past());
        assertEquals(1, keys.first().number());
        assertTrue(keys.keys().values().stream().allMatch(k -> k.index().isEmpty()));
    }

    @Test
    void newVersion_keepsTheFormerOne() {
        treat(doctor, Category.LABS, "sodium 140");
        HistoryItem written = new ReadHistory(doctor)
                .written(patient.account(), Scope.all(), Purpose.TREATMENT)
                .items()
                .getFirst();
        assertTrue(written.verdict().isChecked());
        NewRecord next = Amend.nextVersion(
                doctor, written, Optional.empty(), Blob.of("sodium 141".getBytes(StandardCharsets.UTF_8)));
        new AddRecord(doctor).add(patient.account(), new Authority.Treating(Purpose.TREATMENT), List.of(next));
        History mine = new ReadHistory(patient).mine(Scope.all());
        assertTrue(mine.allChecked());
        assertEquals(2, mine.items().size());
        assertEquals(1, mine.items().stream().filter(HistoryItem::latest).count());
        assertEquals(
                2,
                mine.items().stream()
                        .filter(HistoryItem::latest)
                        .findFirst()
                        .orElseThrow()
                        .served()
                        .version());
    }

    @Test
    void flippedBit_isNamed_andTheRestIsShown() {
        treat(doctor, Category.LABS, "sodium 140");
        treat(doctor, Category.LABS, "potassium 4");
        area.members.getFirst().damageFirstPayloadOf(patient.account());
        History history = new ReadHistory(patient).mine(Scope.all());
        assertFalse(history.allChecked());
        assertEquals(
                List.of("CID_MISMATCH"),
                history.items().stream()
                        .map(HistoryItem::verdict)
                        .filter(verdict -> !verdict.isChecked())
                        .map(verdict ->
                                assertInstanceOf(Verdict.Failed.class, verdict).code())
                        .toList());
    }

    @Test
    void memberThatServesLessThanItLogged_isDistrusted() {
        treat(doctor, Category.LABS, "sodium 140");
        treat(doctor, Category.LABS, "potassium 4");
        area.members.getFirst().forgetsToServe = true;
        History history = new ReadHistory(patient).mine(Scope.all());
        assertTrue(history.distrusted().containsKey(area.members.getFirst().number));
        assertTrue(history.items().stream().allMatch(item -> item.record().isEmpty()));
    }

    @Test
    void disagreeingMembers_areLoud() {
        area.members.get(1).liesAboutFacts = true;
        assertEquals(
                "MEMBERS_DISAGREE",
                assertThrows(CheckFailed.class, () -> patient.people().fresh(doctor.account()))
                        .code());
    }

    @Test
    void manyRecords_inOneStream_keepTheirOrder() {
        List<NewRecord> many = IntStream.range(0, 120)
                .mapToObj(i -> record(doctor, Category.LABS, "value " + i))
                .toList();
        List<Added> added =
                new AddRecord(doctor).add(patient.account(), new Authority.Treating(Purpose.TREATMENT), many);
        assertEquals(
                many.stream().map(NewRecord::id).toList(),
                added.stream().map(Added::id).toList());
        byte[] first = new ReadHistory(patient)
                .mine(Scope.all()).items().stream()
                        .filter(item ->
                                item.served().record().equals(many.getFirst().id()))
                        .findFirst()
                        .orElseThrow()
                        .record()
                        .orElseThrow()
                        .content();
        assertArrayEquals("value 0".getBytes(StandardCharsets.UTF_8), first);
    }
}
