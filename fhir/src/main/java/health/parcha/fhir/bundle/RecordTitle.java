package health.parcha.fhir.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Titles such as "Encounter for problem · 3 observations": from the record's own resources alone. */
final class RecordTitle {
    static final int MAX_LENGTH = 120;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("MedicationRequest", "prescription"),
            Map.entry("MedicationAdministration", "medicine given"),
            Map.entry("Immunization", "vaccine"),
            Map.entry("DiagnosticReport", "report"),
            Map.entry("DocumentReference", "note"),
            Map.entry("AllergyIntolerance", "allergy"),
            Map.entry("SupplyDelivery", "supply"));

    private RecordTitle() {}

    /** The title of resources in the order of the content. */
    static String of(List<SourceResource> resources, SourceSet set) {
        Map<String, List<String>> names = resources.stream()
                .filter(r -> !r.is("Medication") || resources.getFirst().is("Medication"))
                .collect(Collectors.groupingBy(
                        SourceResource::type,
                        LinkedHashMap::new,
                        Collectors.mapping(r -> name(r, set), Collectors.toList())));
        List<String> parts = new ArrayList<>();
        names.forEach((type, all) -> parts.add(parts.isEmpty() ? lead(type, all) : count(type, all.size())));
        String title = String.join(" · ", parts);
        return title.length() > MAX_LENGTH ? title.substring(0, end(title)) + "…" : title;
    }

    /** A prescription that names its medicine by reference is called after that medicine. */
    private static String name(SourceResource resource, SourceSet set) {
        return resource.name().isEmpty()
                ? resource.facts().references().stream()
                        .flatMap(target -> set.find(target).stream())
                        .filter(target -> target.is("Medication") && target.category() == resource.category())
                        .map(SourceResource::name)
                        .findFirst()
                        .orElse("")
                : resource.name();
    }

    private static String lead(String type, List<String> names) {
        List<String> distinct =
                names.stream().filter(name -> !name.isEmpty()).distinct().toList();
        if (distinct.isEmpty()) {
            return count(type, names.size());
        }
        String shown = distinct.stream().limit(2).collect(Collectors.joining(", "));
        return distinct.size() > 2 ? shown + " and " + (distinct.size() - 2) + " more" : shown;
    }

    private static String count(String type, int n) {
        String word = WORDS.getOrDefault(type, spoken(type));
        return n + " " + (n == 1 ? word : plural(word));
    }

    private static String plural(String word) {
        if (word.equals("medicine given")) {
            return "medicines given";
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }

    /** "CarePlan" becomes "care plan". */
    private static String spoken(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Cuts between characters, never inside one. */
    private static int end(String title) {
        return Character.isHighSurrogate(title.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    }
}
