package health.parcha.demo.tour;

import health.parcha.client.ClientFault;
import health.parcha.client.reading.History;
import health.parcha.client.reading.ReadHistory;
import health.parcha.client.reading.Scope;
import health.parcha.client.record.AddRecord;
import health.parcha.client.record.Added;
import health.parcha.client.record.Authority;
import health.parcha.client.record.NewRecord;
import health.parcha.client.session.Me;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.demo.area.Hospital;
import health.parcha.demo.tour.Story.Part;
import health.parcha.embedded.os.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A node is killed while records come in: what it acknowledged is there, and nothing is there twice. */
final class NodeKilled implements Step {
    private static final int RECORDS = 60;
    private static final int AT_ONCE = 3;
    private static final Authority TREATING = new Authority.Treating(Purpose.TREATMENT);

    @Override
    public List<String> ids() {
        return List.of("S4.9");
    }

    @Override
    public String what() {
        return "A node is killed in the middle of writes: every acknowledged record is there, none twice";
    }

    @Override
    public void run(Story story) throws Exception {
        AccountId amina = story.person(Part.AMINA).account();
        Me salome = story.me(Part.SALOME);
        Hospital hospital = story.founder(0);
        List<NewRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(Writing.note(salome, Category.NOTES, "Round " + i, "round " + i));
        }
        CountDownLatch half = new CountDownLatch(RECORDS / 2);
        long victim = story.area().nodePid(hospital);
        Thread killer = Thread.ofPlatform().daemon().start(() -> {
            try {
                half.await();
                Signal.KILL.send(victim);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Set<RecordId> acknowledged = writeAll(salome, amina, records, half);
        killer.join();
        Check.that(story.area().nodePid(hospital) != victim, "the node runs again in another process");
        story.say(acknowledged.size() + " records acknowledged across the kill.");
        everyOneOnce(story, records, acknowledged);
    }

    /** Sends few at once until each is answered; what is not acknowledged is sent again under its id. */
    private static Set<RecordId> writeAll(Me author, AccountId patient, List<NewRecord> records, CountDownLatch half)
            throws Exception {
        Set<RecordId> acknowledged = new HashSet<>();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<NewRecord> part = records.subList(from, Math.min(records.size(), from + AT_ONCE));
            Eventually.holds("the node takes records again", Duration.ofMinutes(2), () -> {
                try {
                    for (Added answer : new AddRecord(author).add(patient, TREATING, part)) {
                        boolean kept = answer instanceof Added.Stored
                                || (answer instanceof Added.NotTaken no
                                        && no.code().equals("EXISTS"));
                        if (kept && acknowledged.add(answer.id())) {
                            half.countDown();
                        }
                    }
                } catch (ClientFault away) {
                    return false;
                }
                return part.stream().allMatch(record -> acknowledged.contains(record.id()));
            });
        }
        return acknowledged;
    }

    private static void everyOneOnce(Story story, List<NewRecord> records, Set<RecordId> acknowledged)
            throws Exception {
        Check.same(records.size(), acknowledged.size(), "the number of records acknowledged in the end");
        Me amina = story.me(Part.AMINA);
        Map<RecordId, Integer> counts = new HashMap<>();
        History history = Eventually.get(
                "every hospital answers",
                Duration.ofSeconds(60),
                () -> java.util.Optional.of(new ReadHistory(amina).mine(Scope.all()))
                        .filter(History::isComplete));
        history.items().forEach(item -> counts.merge(item.served().record(), 1, Integer::sum));
        for (RecordId id : acknowledged) {
            Check.same(1, counts.getOrDefault(id, 0), "how often record " + id + " is there");
        }
        Check.that(history.allChecked(), "each passes its checks: " + WholeHistory.failures(history));
    }
}
