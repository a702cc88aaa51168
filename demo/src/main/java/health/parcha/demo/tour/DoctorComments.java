package health.parcha.demo.tour;

import health.parcha.client.reading.HistoryItem;
import health.parcha.client.record.Added;
import health.parcha.client.record.Amend;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.client.wire.Blob;
import health.parcha.demo.tour.Story.Part;
import health.parcha.fhir.content.Comment;
import java.util.List;

/** The granted doctor comments on a record of another hospital. */
final class DoctorComments implements Step {
    @Override
    public List<String> ids() {
        return List.of("S1.11");
    }

    @Override
    public String what() {
        return "The granted doctor comments on a colleague's record, into the patient's own file";
    }

    @Override
    public void run(Story story) throws Exception {
        Me gabriel = story.me(Part.GABRIEL);
        HistoryItem on = DoctorWrites.of(WholeHistory.read(story, Part.GABRIEL), story.record("blood"))
                .getFirst();
        Comment comment = Comment.of(
                on.served().author(),
                on.served().record(),
                gabriel.account(),
                gabriel.now(),
                "Seen, no change " + story.canaries().secret());
        NewRecord record = Amend.comment(
                gabriel,
                on,
                "Comment",
                "application/fhir+json",
                Blob.of(comment.content().bytes()));
        Added.Stored stored = Writing.send(
                gabriel,
                story.person(Part.AMINA).account(),
                new Authority.Shared(OnlyThatDoctor.share(story, Part.GABRIEL)),
                record);
        Check.that(stored.confirmed(), "what a doctor writes by a share stands in the file at once");
        story.wrote("comment", record.id());
    }
}
