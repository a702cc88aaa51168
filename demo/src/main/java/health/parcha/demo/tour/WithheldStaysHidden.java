package health.parcha.demo.tour;

import health.parcha.client.reading.History;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.core.consent.Purpose;
import health.parcha.core.record.Category;
import health.parcha.demo.tour.Story.Part;
import java.util.List;

/** What is withheld does not show: no record, no bytes, no count, not even when asked for by name. */
final class WithheldStaysHidden implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.9", "S2.5");
    }

    @Override
    public String what() {
        return "The withheld category does not show, neither in bytes nor in counts";
    }

    @Override
    public void run(Story story) throws Exception {
        History owners = new ReadHistory(story.me(Part.AMINA)).mine(Scope.all());
        long withheld = owners.items().stream()
                .filter(item -> item.record()
                        .filter(record -> record.claims().category() == Category.SENSITIVE)
                        .isPresent())
                .count();
        Check.same(1L, withheld, "the number of records that she withholds");
        for (Part reader : List.of(Part.GABRIEL, Part.IDRISS)) {
            History granted = WholeHistory.read(story, reader);
            Check.same(
                    owners.items().size() - 1,
                    granted.items().size(),
                    "the number of records that " + reader + " gets");
            Check.that(
                    DoctorWrites.of(granted, story.record("secret")).isEmpty(),
                    "the withheld record is not among them");
            History asked = new ReadHistory(story.me(reader))
                    .shared(OnlyThatDoctor.share(story, reader), Scope.of(story.record("secret")), Purpose.TREATMENT);
            Check.same(0, asked.items().size(), "the number of records served when the withheld one is asked for");
            Check.that(
                    OnlyThatDoctor.share(story, reader).keys().categories().stream()
                            .noneMatch(keys -> keys.category() == Category.SENSITIVE),
                    "the keys that were handed over do not open it");
        }
    }
}
