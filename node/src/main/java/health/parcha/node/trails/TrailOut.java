package health.parcha.node.trails;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemWriter;
import health.parcha.log.Hash;
import health.parcha.node.logging.ServedLists;
import health.parcha.node.logging.TrailEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** This member's part of an owner's trail: entries, and before the first that names it, each served list once. */
final class TrailOut {
    private final ItemWriter out;
    private final MemberNumber self;
    private final ServedLists lists;
    private final Set<Hash> told = new HashSet<>();

    TrailOut(ItemWriter out, MemberNumber self, ServedLists lists) {
        this.out = out;
        this.self = self;
        this.lists = lists;
    }

    void write(List<TrailEntry> page) throws IOException {
        Set<Hash> named = new LinkedHashSet<>();
        page.forEach(entry -> entry.servedRoot().filter(told::add).ifPresent(named::add));
        lists.each(named, this::write);
        for (TrailEntry each : page) {
            out.write(TrailLine.of(each, self));
        }
    }

    private void write(Hash root, byte[] list) throws IOException {
        out.write(
                Json.object()
                        .put("kind", "served")
                        .put("member", self.value())
                        .put("root", Hex.of(root.bytes()))
                        .put("bytes", list.length)
                        .done(),
                list);
    }
}
