package health.parcha.client.audit;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.log.Hash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The served lists of a trail, each checked as it comes, and what they say of its reads. */
final class Told {
    private static final String NOTHING = Hex.of(Hash.OF_EMPTY_TREE.bytes());

    private record Lie(MemberNumber member, String root) {}

    private final Map<String, ServedRecords> lists = new HashMap<>();
    private final Set<Lie> lies = new HashSet<>();

    /** Takes a list. One that gives its root is true whoever brings it. */
    void take(MemberNumber member, String root, byte[] list) {
        Optional<ServedRecords> served = ServedRecords.under(root, list);
        if (served.isPresent()) {
            lists.put(root, served.get());
        } else {
            lies.add(new Lie(member, root));
        }
    }

    /** A read with what it brought; refused where its member tells other records than it logged. Other entries stay as they are. */
    TrailEntry of(TrailEntry entry) {
        if (!entry.isRead()) {
            return entry;
        }
        if (entry.object().isEmpty() || entry.object().equals(NOTHING)) {
            return entry.bringing(ServedRecords.NONE);
        }
        Optional<ServedRecords> served = Optional.ofNullable(lists.get(entry.object()));
        if (served.isPresent()) {
            return entry.bringing(served.get());
        }
        boolean lied = lies.contains(new Lie(entry.member(), entry.object()));
        return lied && entry.state().holds()
                ? entry.in(new TrailEntry.State.Failed(
                        "SERVED_MISMATCH",
                        "Member " + entry.member() + " names other records than those whose reading it logged."))
                : entry;
    }
}
