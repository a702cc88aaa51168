package health.parcha.demo.tour;

import health.parcha.client.audit.Trail;
import health.parcha.client.audit.TrailEntry;
import health.parcha.client.proof.Anchors;
import health.parcha.client.session.Me;
import health.parcha.demo.tour.Story.Part;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The patient reads who did what, and follows each entry to the chain; the admin sees own people's acts without content. */
final class PatientReadsTrail implements Step {
    private static final String READ = "record-consulted";

    @Override
    public List<String> ids() {
        return List.of("S2.8", "S2.9", "S2.10");
    }

    @Override
    public String what() {
        return "The patient reads who opened what, and checks every entry against the chain";
    }

    @Override
    public void run(Story story) throws Exception {
        Me amina = story.me(Part.AMINA);
        String gabriel = story.person(Part.GABRIEL).account().text();
        try (Anchors anchors =
                new Anchors(story.area().chain(), story.town().network().contracts())) {
            Trail.Report trail = Eventually.get(
                    "every entry of her trail is anchored",
                    Duration.ofSeconds(90),
                    () -> Optional.of(new Trail(amina, Optional.of(anchors)).mine())
                            .filter(PatientReadsTrail::isAnchored));
            Check.that(trail.absent().isEmpty(), "every hospital answered");
            Check.same(List.of(), trail.oneSided(), "the list of reads that one side alone has logged");
            Check.that(by(trail, gabriel, READ), "the granted doctor's reading stands there");
            Check.that(by(trail, story.person(Part.SALOME).account().text(), "record-updated"), "the correction too");
            Check.that(
                    !by(trail, story.person(Part.LOUISE).account().text(), READ),
                    "nothing stands there of a doctor who did not read");
            Trail.Report one = new Trail(amina, Optional.of(anchors)).of(story.record("ecg"));
            Check.that(one.holds() && one.entries().size() >= 2, "the trail of one record has its two versions");
            Check.that(one.entries().size() < trail.entries().size(), "and is a part of the whole");
        }
        organisation(story, gabriel);
    }

    private static boolean isAnchored(Trail.Report trail) {
        Check.that(trail.holds(), "every entry holds");
        return trail.entries().stream().allMatch(entry -> entry.state() instanceof TrailEntry.State.Anchored);
    }

    private static boolean by(Trail.Report trail, String actor, String act) {
        return trail.entries().stream()
                .anyMatch(entry -> entry.actor().equals(actor) && entry.act().equals(act));
    }

    private static void organisation(Story story, String gabriel) {
        Trail.Report desk =
                new Trail(story.town().population().admin(story.founder(1)), Optional.empty()).organisation();
        Check.that(desk.holds(), "every entry of the organisation holds");
        Check.that(by(desk, gabriel, READ), "the administrator sees that own doctor's reading");
        Check.that(
                desk.entries().stream()
                        .noneMatch(entry -> entry.actor()
                                .equals(story.person(Part.SALOME).account().text())),
                "and nothing of another hospital's doctors");
    }
}
