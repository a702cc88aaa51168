package health.parcha.demo.tour;

import health.parcha.client.consent.Grant;
import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.session.Me;
import health.parcha.demo.tour.Story.Part;
import java.util.List;
import java.util.Optional;

/** The next granted doctor sees what all former ones have added. */
final class NextDoctorSeesAll implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.12");
    }

    @Override
    public String what() {
        return "The next granted doctor, of the hospital that came last, sees what all former ones added";
    }

    @Override
    public void run(Story story) throws Exception {
        Me amina = story.me(Part.AMINA);
        story.granted(
                Part.IDRISS,
                new Grant(amina)
                        .grant(Terms.treating(amina, story.person(Part.IDRISS).account())));
        History history = WholeHistory.read(story, Part.IDRISS);
        Check.that(history.isComplete() && history.allChecked(), "every record came and passed its checks");
        for (String name : List.of("ecg", "blood", "old", "comment")) {
            Check.that(!DoctorWrites.of(history, story.record(name)).isEmpty(), "the record " + name + " is there");
        }
        HistoryItem comment = DoctorWrites.of(history, story.record("comment")).getFirst();
        Check.same(
                Optional.of(story.record("blood")),
                comment.record().flatMap(record -> record.claims().about()).map(about -> about.record()),
                "what the comment is about");
    }
}
