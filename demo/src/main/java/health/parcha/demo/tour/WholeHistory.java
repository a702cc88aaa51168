package health.parcha.demo.tour;

import health.parcha.client.reading.History;
import health.parcha.client.reading.HistoryItem;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.RecordId;
import health.parcha.demo.tour.Story.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One call brings the whole history from all hospitals, each record checked. */
final class WholeHistory implements Step {
    @Override
    public List<String> ids() {
        return List.of("S4.5", "S4.6");
    }

    @Override
    public String what() {
        return "One call brings the whole history across hospitals, each signature and proof checked";
    }

    @Override
    public void run(Story story) throws Exception {
        History history = read(story, Part.GABRIEL);
        Check.that(history.isComplete(), "every hospital answered: " + history.absent());
        Check.that(history.allChecked(), "every record passed every check: " + failures(history));
        Set<RecordId> ids =
                history.items().stream().map(item -> item.served().record()).collect(Collectors.toSet());
        Check.that(
                ids.containsAll(List.of(story.record("ecg"), story.record("blood"), story.record("old"))),
                "all that was granted is there");
        Set<MemberNumber> members =
                history.items().stream().map(item -> item.served().member()).collect(Collectors.toSet());
        Check.same(
                Set.of(story.founder(0).number(), story.founder(2).number()),
                members,
                "the set of hospitals that keep what came");
        Check.that(
                history.items().stream()
                        .allMatch(item -> DoctorWrites.text(item)
                                .contains(story.canaries().secret())),
                "each record opens to what its author wrote");
        List<HistoryItem> sorted = history.items().stream()
                .sorted(java.util.Comparator.comparing(HistoryItem::date).reversed())
                .toList();
        Check.same(
                sorted.stream().map(HistoryItem::date).toList(),
                history.items().stream().map(HistoryItem::date).toList(),
                "the order of dates");
    }

    /** The whole file as a granted doctor reads it. */
    static History read(Story story, Part reader) throws Exception {
        return new ReadHistory(story.me(reader))
                .shared(OnlyThatDoctor.share(story, reader), Scope.all(), Purpose.COORDINATION);
    }

    static List<String> failures(History history) {
        return history.items().stream()
                .filter(item -> !item.verdict().isChecked())
                .map(item -> item.served().record() + ": " + item.verdict())
                .toList();
    }
}
