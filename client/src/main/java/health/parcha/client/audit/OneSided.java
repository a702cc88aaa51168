package health.parcha.client.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads that only one member has logged although reader and servers are different accounts' members: each act of reading
 * is logged by the reader's node and by every node that served it, all with the same digest.
 */
final class OneSided {
    private static final String READ = "record-consulted";

    private OneSided() {}

    /** Entries of reads that one log alone holds, while the file is kept by several members. */
    static List<TrailEntry> find(List<TrailEntry> trail) {
        Map<String, Set<Long>> members = new HashMap<>();
        Set<Long> keepers = new HashSet<>();
        for (TrailEntry entry : trail) {
            if (entry.act().equals(READ)) {
                members.computeIfAbsent(entry.digest(), digest -> new HashSet<>())
                        .add(entry.member().value());
            }
            if (entry.act().equals("record-created")) {
                keepers.add(entry.member().value());
            }
        }
        List<TrailEntry> oneSided = new ArrayList<>();
        for (TrailEntry entry : trail) {
            if (entry.act().equals(READ)
                    && keepers.size() > 1
                    && members.getOrDefault(entry.digest(), Set.of()).size() == 1) {
                oneSided.add(entry);
            }
        }
        return oneSided;
    }
}
