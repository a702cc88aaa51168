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
    private OneSided() {}

    /** The same act by the same reader: a member that names another reader has not logged this reading. */
    record Reading(String digest, String actor) {
        static Reading of(TrailEntry entry) {
            return new Reading(entry.digest(), entry.actor());
        }
    }

    /**
     * Finds them.
     *
     * @param memberOf the member of an actor; empty where it cannot be told
     */
    static List<TrailEntry> find(List<TrailEntry> trail, Function<String, Optional<MemberNumber>> memberOf) {
        Map<Reading, Set<MemberNumber>> logged = new HashMap<>();
        for (TrailEntry entry : trail) {
            if (entry.isRead()) {
                logged.computeIfAbsent(Reading.of(entry), reading -> new HashSet<>())
                        .add(entry.member());
            }
        }
        return trail.stream()
                .filter(TrailEntry::isRead)
                .filter(entry -> isOneSided(
                        entry, logged.getOrDefault(Reading.of(entry), Set.of()), memberOf.apply(entry.actor())))
                .toList();
    }

    private static boolean isOneSided(TrailEntry entry, Set<MemberNumber> logged, Optional<MemberNumber> reader) {
        boolean servedNothing = entry.object().isEmpty();
        return reader.filter(own -> !logged.contains(own) || (logged.size() == 1 && servedNothing))
                .isPresent();
    }
}
