package health.parcha.fhir.bundle;

import health.parcha.core.record.Category;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource that points to a sensitive one (a prescription to its reason, a report to its result) would name it, so it
 * is sensitive too. Pointing to the encounter tells nothing and does not count.
 */
final class Sensitivity {
    private Sensitivity() {}

    static void spread(SourceSet set) {
        Map<SourceResource, List<SourceResource>> referrers = referrers(set);
        Deque<SourceResource> sensitive = new ArrayDeque<>();
        set.resources().stream().filter(r -> r.category() == Category.SENSITIVE).forEach(sensitive::add);
        while (!sensitive.isEmpty()) {
            for (SourceResource referrer : referrers.getOrDefault(sensitive.remove(), List.of())) {
                if (referrer.category() != Category.SENSITIVE) {
                    referrer.move(Category.SENSITIVE);
                    sensitive.add(referrer);
                }
            }
        }
    }

    private static Map<SourceResource, List<SourceResource>> referrers(SourceSet set) {
        Map<SourceResource, List<SourceResource>> referrers = new HashMap<>();
        for (SourceResource resource : set.resources()) {
            for (String target : resource.facts().references()) {
                set.find(target)
                        .filter(found -> !found.is("Encounter"))
                        .ifPresent(found -> referrers
                                .computeIfAbsent(found, f -> new ArrayList<>())
                                .add(resource));
            }
        }
        return referrers;
    }
}
