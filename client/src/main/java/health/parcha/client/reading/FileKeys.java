package health.parcha.client.reading;

import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.seal.CategoryKeys;
import health.parcha.seal.GrantKeys;
import health.parcha.seal.GrantedCategory;
import health.parcha.seal.Keyring;
import health.parcha.seal.age.HybridIdentity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a reader has to open a file with.
 *
 * @param rows identities that open header rows, the likeliest first
 * @param indexes identities that open index segments, the likeliest first
 */
record FileKeys(List<HybridIdentity> rows, List<HybridIdentity> indexes) {
    /** The owner's: every epoch up to the published next one, the newest first. */
    static FileKeys owner(Keyring keyring) {
        List<HybridIdentity> rows = new ArrayList<>();
        List<HybridIdentity> indexes = new ArrayList<>();
        for (int back = 0; back <= newest(keyring); back++) {
            for (Category category : Category.values()) {
                CategoryKeys keys = keyring.category(category);
                int epoch = keys.current().number() + 1 - back;
                if (epoch >= 0) {
                    rows.add(keys.vault(new Epoch(epoch)));
                    indexes.add(keys.index(new Epoch(epoch)));
                }
            }
        }
        return new FileKeys(currentFirst(rows), currentFirst(indexes));
    }

    /** The published next epochs are rarely used: they stand behind the current ones. */
    private static List<HybridIdentity> currentFirst(List<HybridIdentity> newestFirst) {
        int categories = Category.values().length;
        List<HybridIdentity> ordered = new ArrayList<>(newestFirst.subList(categories, newestFirst.size()));
        ordered.addAll(newestFirst.subList(0, categories));
        return ordered;
    }

    private static int newest(Keyring keyring) {
        int newest = 0;
        for (Category category : Category.values()) {
            newest = Math.max(newest, keyring.category(category).current().number() + 1);
        }
        return newest;
    }

    /** What a grant handed over. */
    static FileKeys granted(GrantKeys keys) {
        List<HybridIdentity> rows = new ArrayList<>();
        List<HybridIdentity> indexes = new ArrayList<>();
        for (GrantedCategory category : keys.categories()) {
            for (GrantedCategory.Keys epoch : category.keys().values()) {
                rows.addFirst(epoch.vault());
                epoch.index().ifPresent(indexes::addFirst);
            }
        }
        return new FileKeys(rows, indexes);
    }

    /** An author's, for the copies of what was written. */
    static FileKeys author(Keyring keyring) {
        return new FileKeys(keyring.inboxes(), List.of());
    }

    @Override
    public String toString() {
        return "FileKeys[hidden]";
    }
}
