package health.parcha.fhir.view;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.ResourceName;
import health.parcha.fhir.view.SummaryView.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Current medicines: prescriptions and statements that are active. */
final class MedicineList {
    private static final Set<String> TYPES = Set.of("MedicationRequest", "MedicationStatement");

    private MedicineList() {}

    static List<Item> of(List<JsonNode> resources) {
        Map<String, String> names = new HashMap<>();
        resources.stream()
                .filter(r -> r.path("resourceType").asText().equals("Medication"))
                .forEach(r -> names.put("Medication/" + r.path("id").asText(), ResourceName.of(r)));
        return SummaryView.newestOfEachName(resources.stream()
                .filter(r -> TYPES.contains(r.path("resourceType").asText()))
                .filter(r -> r.path("status").asText().equals("active"))
                .map(r -> item(r, names))
                .toList());
    }

    private static Item item(JsonNode request, Map<String, String> names) {
        String reference = At.node(request, "medicationReference.reference").asText("");
        String own = ResourceName.of(request);
        String name = own.isEmpty() ? names.getOrDefault(reference, reference) : own;
        return new Item(
                name,
                SummaryView.day(request, "authoredOn", "effectiveDateTime", "effectivePeriod.start", "dateAsserted"),
                At.text(request, "dosageInstruction.0.text", "dosage.0.text").orElse(""));
    }
}
