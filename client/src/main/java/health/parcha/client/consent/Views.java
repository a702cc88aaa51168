package health.parcha.client.consent;

import health.parcha.chain.statement.View;
import health.parcha.client.Surroundings;
import health.parcha.core.consent.ViewId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.seal.Keyring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views: always one entry a category, a decoy that was never written to where it is withheld. */
final class Views {
    private Views() {}

    /** A fresh view over the granted categories, all with the same beginning so that decoys do not stand out. */
    static View make(
            NetworkId network, Keyring keyring, Iterable<Category> granted, Instant since, Surroundings chance) {
        List<View.Entry> entries = new ArrayList<>();
        for (Category category : Category.values()) {
            entries.add(new View.Entry(
                    contains(granted, category) ? keyring.handle(category) : Handle.of(chance.bytes(Handle.BYTES)),
                    since));
        }
        // The place of a handle must not tell a node which category it stands for.
        entries.sort(Comparator.comparing(entry -> entry.handle().hex()));
        return new View(network, keyring.account(), ViewId.of(chance.bytes(ViewId.BYTES)), entries, 1);
    }

    /** The same view as the next version: keys were sent again. */
    static View next(View view) {
        return new View(view.network(), view.account(), view.view(), view.entries(), view.version() + 1);
    }

    /** The categories that a view of one's own really opens, and from when on. */
    static Map<Category, Instant> granted(View view, Keyring keyring) {
        Map<Category, Instant> granted = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            entry(view, keyring.handle(category)).ifPresent(entry -> granted.put(category, entry.since()));
        }
        return granted;
    }

    private static Optional<View.Entry> entry(View view, Handle handle) {
        return view.entries().stream()
                .filter(entry -> entry.handle().equals(handle))
                .findFirst();
    }

    private static boolean contains(Iterable<Category> granted, Category category) {
        for (Category one : granted) {
            if (one == category) {
                return true;
            }
        }
        return false;
    }
}
