package health.parcha.demo.tour;

import health.parcha.client.audit.Consultation;
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
        return "The patient reads who opened what, also of one record, and checks every entry against the chain";
    }

    @Override
    public void run(Story story) throws Exception {
        Me amina = story.me(Part.AMINA);
        String gabriel = story.person(Part.GABRIEL).account().text();
        try (Anchors anchors = new Anchors(
                story.area().chain(), Optional.empty(), story.town().network().contracts())) {
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
            ofOneRecord(new Trail(amina, Optional.of(anchors)), story, trail);
        }
        organisation(story, gabriel);
    }

    private static void ofOneRecord(Trail trail, Story story, Trail.Report whole) {
        Trail.Report ecg = trail.of(story.record("ecg"));
        Check.that(
                ecg.holds() && ecg.untold().isEmpty(),
                "every entry of one record's trail holds, every read says what it brought");
        Check.same(
                List.of("record-updated", "record-created"),
                ecg.entries().stream()
                        .map(TrailEntry::act)
                        .filter(act -> act.equals("record-created") || act.equals("record-updated"))
                        .toList(),
                "what the trail of one record says of its writing");
        Check.that(ecg.entries().size() < whole.entries().size(), "it is a part of the whole");
        for (Part reader : List.of(Part.GABRIEL, Part.IDRISS)) {
            List<Consultation> readings = by(ecg, story, reader);
            Check.that(!readings.isEmpty(), "the trail of one record names " + reader + ", who consulted it");
            Check.that(
                    readings.stream()
                            .allMatch(reading -> reading.brought(story.record("ecg"))
                                    && !reading.oneSided()
                                    && reading.members().size() > 1
                                    && reading.state() instanceof TrailEntry.State.Anchored),
                    "each of these readings stands once, logged by reader's and server's hospital, and anchored");
            Check.same(
                    List.of(),
                    by(trail.of(story.record("secret")), story, reader),
                    "the list of readings of the withheld record by " + reader);
        }
        Check.same(List.of(), by(ecg, story, Part.LOUISE), "the list of readings by a doctor who did not read it");
    }

    private static List<Consultation> by(Trail.Report trail, Story story, Part reader) {
        String actor = story.person(reader).account().text();
        return trail.consultations().stream()
                .filter(reading -> reading.actor().equals(actor))
                .toList();
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
