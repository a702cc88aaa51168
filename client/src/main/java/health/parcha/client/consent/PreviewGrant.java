package health.parcha.client.consent;

import health.parcha.client.reading.FoldIndex;
import health.parcha.client.session.Me;
import health.parcha.core.record.Category;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a grantee would see, before anything is granted: looked up in one's own index, nobody is told. */
public final class PreviewGrant {
    private final Me owner;

    public PreviewGrant(Me owner) {
        this.owner = owner;
    }

    /**
     * What a grant would show.
     *
     * @param shown records now, by granted category; zero where only the future is granted
     * @param withheld records that stay out of sight, by category; the grantee sees neither these nor how many they are
     */
    public record Preview(Map<Category, Integer> shown, Map<Category, Integer> withheld) {
        public Preview {
            shown = Map.copyOf(shown);
            withheld = Map.copyOf(withheld);
        }
    }

    /** Counts, after folding what is new. */
    public Preview preview(Set<Category> categories, boolean past) {
        FoldIndex index = new FoldIndex(owner);
        index.fold();
        Map<Category, Integer> counts = index.counts();
        Map<Category, Integer> shown = new TreeMap<>();
        Map<Category, Integer> withheld = new TreeMap<>();
        for (Category category : Category.values()) {
            int count = counts.getOrDefault(category, 0);
            if (categories.contains(category)) {
                shown.put(category, past ? count : 0);
            } else {
                withheld.put(category, count);
            }
        }
        return new Preview(shown, withheld);
    }
}
