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
 * every member that served it; so the reader's member is always among them, and where it served nothing itself, which its
 * entry tells by naming no root, somebody else is too.
 */
final class OneSided {
    private static final String READ = "record-consulted";

    private OneSided() {}

    /**
     * Finds them.
     *
     * @param memberOf the member of an actor; empty where it cannot be told
     */
    static List<TrailEntry> find(List<TrailEntry> trail, Function<String, Optional<MemberNumber>> memberOf) {
        Map<String, Set<MemberNumber>> logged = new HashMap<>();
        for (TrailEntry entry : trail) {
            if (entry.act().equals(READ)) {
                logged.computeIfAbsent(entry.digest(), digest -> new HashSet<>())
                        .add(entry.member());
            }
        }
        return trail.stream()
                .filter(entry -> entry.act().equals(READ))
                .filter(entry ->
                        isOneSided(entry, logged.getOrDefault(entry.digest(), Set.of()), memberOf.apply(entry.actor())))
                .toList();
    }

    private static boolean isOneSided(TrailEntry entry, Set<MemberNumber> logged, Optional<MemberNumber> reader) {
        boolean servedNothing = entry.object().isEmpty();
        return reader.filter(own -> !logged.contains(own) || (logged.size() == 1 && servedNothing))
                .isPresent();
    }
}
