package health.parcha.client.audit;

import health.parcha.core.party.MemberNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads that one side has not logged. An act of reading is logged, with the same digest, by the reader's own member and by
 * every member that served it; so the reader's member is always among them, and where it keeps nothing of the file itself,
 * somebody else is too.
 */
final class OneSided {
    private static final String READ = "record-consulted";
    private static final String CREATED = "record-created";

    private OneSided() {}

    /**
     * Finds them.
     *
     * @param memberOf the member of an actor; empty where it cannot be told
     */
    static List<TrailEntry> find(List<TrailEntry> trail, Function<String, Optional<MemberNumber>> memberOf) {
        Map<String, Set<MemberNumber>> logged = new HashMap<>();
        Set<MemberNumber> keepers = new HashSet<>();
        for (TrailEntry entry : trail) {
            if (entry.act().equals(READ)) {
                logged.computeIfAbsent(entry.digest(), digest -> new HashSet<>())
                        .add(entry.member());
            } else if (entry.act().equals(CREATED)) {
                keepers.add(entry.member());
            }
        }
        return trail.stream()
                .filter(entry -> entry.act().equals(READ))
                .filter(entry -> isOneSided(
                        logged.getOrDefault(entry.digest(), Set.of()), keepers, memberOf.apply(entry.actor())))
                .toList();
    }

    private static boolean isOneSided(
            Set<MemberNumber> logged, Set<MemberNumber> keepers, Optional<MemberNumber> reader) {
        return reader.filter(own -> !logged.contains(own) || (logged.size() == 1 && !keepers.contains(own)))
                .isPresent();
    }
}
