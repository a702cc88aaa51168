package health.parcha.fhir.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words by which a person would call a resource. */
public final class ResourceName {
    /** SNOMED's tag behind a name, such as "(procedure)" or "(regime/therapy)". */
    private static final Pattern TAG = Pattern.compile("\\s*\\([a-z/ ]+\\)?$");

    private static final String[] PLACES = {
        "medicationCodeableConcept.text",
        "medicationCodeableConcept.coding.0.display",
        "medicationReference.display",
        "vaccineCode.text",
        "vaccineCode.coding.0.display",
        "procedureCode.0.text",
        "procedureCode.0.coding.0.display",
        "code.text",
        "code.coding.0.display",
        "deviceName.0.name",
        "suppliedItem.itemCodeableConcept.text",
        "type.0.text",
        "type.0.coding.0.display",
        "title",
        "type.text",
        "type.coding.0.display",
        "category.1.text",
        "category.0.text",
        "reasonCode.0.text",
        "reasonCode.0.coding.0.display",
        "series.0.instance.0.title"
    };

    private ResourceName() {}

    /** The name, or nothing where the resource says none. */
    public static String of(JsonNode resource) {
        Optional<String> plan = resource.path("resourceType").asText().equals("CarePlan")
                ? At.text(resource, "title", "category.1.text", "category.0.text")
                : Optional.empty();
        String name = plan.or(() -> At.text(resource, PLACES)).orElse("");
        return TAG.matcher(name.replaceAll("\\s+", " ").strip()).replaceFirst("");
    }
}
