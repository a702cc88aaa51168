package health.parcha.fhir.view;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.content.RecordContent;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.ResourceName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a doctor asks first, out of records that are open already: current medicines, open problems, allergies; each list
 * newest first, each name once. It says what these records say and no more: a category that was not granted is not in it.
 */
public record SummaryView(List<Item> medicines, List<Item> problems, List<Item> allergies) {
    private static final Set<String> OPEN = Set.of("active", "recurrence", "relapse", "");
    private static final Set<String> WRONG = Set.of("refuted", "entered-in-error");

    /**
     * A line of a list.
     *
     * @param since a FHIR date, such as 2019 or 2019-03-02; empty where not said
     * @param detail dosage of a medicine, criticality of an allergy; empty where not said
     */
    public record Item(String name, String since, String detail) {}

    /** The view over the contents of records, in any order; of an amended record the caller gives the last version. */
    public static SummaryView of(Iterable<RecordContent> contents) {
        List<JsonNode> resources = resources(contents);
        return new SummaryView(
                MedicineList.of(resources),
                list(resources, "Condition", SummaryView::problem),
                list(resources, "AllergyIntolerance", SummaryView::allergy));
    }

    static List<JsonNode> resources(Iterable<RecordContent> contents) {
        List<JsonNode> resources = new ArrayList<>();
        for (RecordContent content : contents) {
            JsonNode tree = content.tree();
            if (tree.path("resourceType").asText().equals("Bundle")) {
                tree.path("entry").forEach(entry -> resources.add(entry.path("resource")));
            } else {
                resources.add(tree);
            }
        }
        return resources;
    }

    private static List<Item> list(List<JsonNode> resources, String type, Function<JsonNode, Item> item) {
        return newestOfEachName(resources.stream()
                .filter(r -> r.path("resourceType").asText().equals(type))
                .filter(SummaryView::isOpen)
                .map(item)
                .toList());
    }

    static List<Item> newestOfEachName(List<Item> items) {
        Map<String, Item> byName = new LinkedHashMap<>();
        items.stream()
                .sorted(Comparator.comparing(Item::since).reversed().thenComparing(Item::name))
                .forEach(item -> byName.putIfAbsent(item.name(), item));
        return List.copyOf(byName.values());
    }

    private static boolean isOpen(JsonNode resource) {
        return OPEN.contains(At.text(resource, "clinicalStatus.coding.0.code").orElse(""))
                && !WRONG.contains(
                        At.text(resource, "verificationStatus.coding.0.code").orElse(""));
    }

    private static Item problem(JsonNode condition) {
        return new Item(ResourceName.of(condition), day(condition, "onsetDateTime", "recordedDate"), "");
    }

    private static Item allergy(JsonNode allergy) {
        return new Item(
                ResourceName.of(allergy),
                day(allergy, "onsetDateTime", "recordedDate"),
                At.text(allergy, "criticality").orElse(""));
    }

    /** The date without the hour, which says nothing in a list. */
    static String day(JsonNode resource, String... paths) {
        String time = At.text(resource, paths).orElse("");
        return time.substring(0, Math.min(10, time.length()));
    }
}
