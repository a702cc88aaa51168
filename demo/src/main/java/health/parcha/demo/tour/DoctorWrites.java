package health.parcha.demo.tour;

import health.parcha.client.reading.FoldIndex;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.Added;
import health.parcha.client.record.Amend;
import health.parcha.client.record.Authority;
import health.parcha.client.record.Decide;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.demo.tour.Story.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Doctors of two hospitals write into the file while treating; the patient accepts. What stands on the log are salted
 * commitments; a correction is a further version, and the former one stays.
 */
final class DoctorWrites implements Step {
    private static final Authority TREATING = new Authority.Treating(Purpose.TREATMENT);

    @Override
    public List<String> ids() {
        return List.of("S2.3");
    }

    @Override
    public String what() {
        return "Doctors of two hospitals write into her file and one corrects himself; both versions stay";
    }

    @Override
    public void run(Story story) throws Exception {
        AccountId amina = story.person(Part.AMINA).account();
        Me salome = story.me(Part.SALOME);
        write(story, salome, amina, "ecg", Category.NOTES, "ECG at rest");
        write(story, salome, amina, "blood", Category.LABS, "Blood count");
        write(story, salome, amina, "secret", Category.SENSITIVE, "Talk about the past");
        write(story, story.me(Part.LOUISE), amina, "old", Category.NOTES, "Visit of years ago");
        acceptAll(story, 4);
        amend(story, salome, amina);
        acceptAll(story, 5);
        History history = new ReadHistory(story.me(Part.AMINA)).mine(Scope.all());
        Check.that(history.allChecked() && history.isComplete(), "every record passes every check");
        List<HistoryItem> versions = of(history, story.record("ecg"));
        Check.same(2, versions.size(), "the number of versions of the corrected record");
        Check.that(
                text(versions.getFirst()).contains("corrected")
                        && !text(versions.getLast()).contains("corrected"),
                "the newest version comes first and the former one is as it was");
        new FoldIndex(story.me(Part.AMINA)).fold();
    }

    private static void write(Story story, Me author, AccountId patient, String name, Category category, String title) {
        NewRecord note = Writing.note(
                author, category, title, title + " " + story.canaries().secret());
        Added.Stored stored = Writing.send(author, patient, TREATING, note);
        Check.that(!stored.confirmed(), "what is written without a share waits for the patient");
        story.wrote(name, note.id());
    }

    private static void amend(Story story, Me salome, AccountId amina) {
        History mine = new ReadHistory(salome).written(amina, Scope.of(story.record("ecg")), Purpose.TREATMENT);
        NewRecord next = Amend.nextVersion(
                salome,
                of(mine, story.record("ecg")).getFirst(),
                Optional.of("ECG at rest, corrected"),
                Writing.observation("corrected " + story.canaries().secret()));
        var _ = Writing.send(salome, amina, TREATING, next);
    }

    /** Accepts what waits; by then the file holds so many versions. */
    private static void acceptAll(Story story, int versions) throws Exception {
        Me amina = story.me(Part.AMINA);
        Eventually.holds("her file shows " + versions + " accepted records", Duration.ofSeconds(60), () -> {
            History history = new ReadHistory(amina).mine(Scope.all());
            history.items().stream()
                    .filter(item -> !item.served().confirmed())
                    .forEach(item -> new Decide(amina).accept(item));
            return history.items().size() == versions
                    && history.items().stream().allMatch(item -> item.served().confirmed());
        });
    }

    static List<HistoryItem> of(History history, RecordId record) {
        return history.items().stream()
                .filter(item -> item.served().record().equals(record))
                .toList();
    }

    static String text(HistoryItem item) {
        return item.record()
                .map(record -> new String(record.content(), java.nio.charset.StandardCharsets.UTF_8))
                .orElse("");
    }
}
