package health.parcha.node.intents;

import health.parcha.chain.Bytes;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.chain.relay.Acceptance;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.chain.relay.Relay;
import health.parcha.node.problems.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes signed intents on: all of a request, or none. */
@Component
class Intake {
    private final Relays relays;
    private final PostgresIntentJournal journal;
    private final Arrivals arrivals;
    private final Relaying relaying;

    Intake(Relays relays, PostgresIntentJournal journal, Arrivals arrivals, Relaying relaying) {
        this.relays = relays;
        this.journal = journal;
        this.arrivals = arrivals;
        this.relaying = relaying;
    }

    /** The intents of the items; refuses the request where one is none. */
    List<Intent> read(List<Bytes> items) {
        List<Intent> intents = new ArrayList<>();
        for (Bytes item : items) {
            switch (SignedIntent.read(item)) {
                case SignedIntent.Read.Good good -> intents.add(good.signed().intent());
                case SignedIntent.Read.Refused refused ->
                    throw refused(intents.size(), Optional.empty(), refused.code());
            }
        }
        return intents;
    }

    /**
     * Journals the items. On return they are durable and on their way.
     *
     * @throws Refused with the contracts' code of the first that no relay could make pass; nothing was kept
     */
    List<JournalEntry> accept(List<Bytes> items) {
        Gathered gathered = new Gathered(journal, arrivals);
        Relay relay = relays.atTheDoor(gathered);
        List<IntentId> ids = new ArrayList<>();
        for (Bytes item : items) {
            switch (relay.accept(item)) {
                case Acceptance.Accepted accepted -> ids.add(accepted.entry().id());
                case Acceptance.Refused refused -> throw refused(ids.size(), refused.id(), refused.code());
            }
        }
        // After this line a crash loses nothing; before it nothing was promised.
        Map<IntentId, JournalEntry> taken =
                gathered.journal().stream().collect(Collectors.toMap(JournalEntry::id, Function.identity()));
        relaying.wake();
        return ids.stream()
                .map(id -> Optional.ofNullable(taken.get(id))
                        .or(() -> journal.find(id))
                        .orElseThrow())
                .toList();
    }

    private static Refused refused(int place, Optional<IntentId> id, ResultCode code) {
        return Refused.intent(
                "Intent " + (place + 1) + id.map(i -> " (" + i + ")").orElse(""), code);
    }
}
