package health.parcha.fhir.category;

import static health.parcha.core.record.Category.DOCUMENTS;
import static health.parcha.core.record.Category.IMAGING;
import static health.parcha.core.record.Category.LABS;
import static health.parcha.core.record.Category.MEDICATION;
import static health.parcha.core.record.Category.NOTES;
import static health.parcha.core.record.Category.SENSITIVE;
import static health.parcha.core.record.Category.SUMMARY;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.core.record.Category;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that says which category a resource goes to; docs/spec/fhir.md shows the same table. The order of the
 * types is also the order of resources inside a record, and its first type present is the record's type.
 */
public final class CategoryTable {
    private static final Map<String, Category> BY_TYPE = new LinkedHashMap<>();

    static {
        put(NOTES, "Encounter", "EpisodeOfCare");
        put(SUMMARY, "AllergyIntolerance", "Condition", "Device", "DeviceUseStatement", "Flag");
        put(MEDICATION, "MedicationRequest", "MedicationStatement", "MedicationAdministration");
        put(MEDICATION, "MedicationDispense", "Immunization", "ImmunizationEvaluation");
        put(MEDICATION, "ImmunizationRecommendation", "Medication");
        put(IMAGING, "ImagingStudy", "Media");
        put(NOTES, "DiagnosticReport", "Observation");
        put(LABS, "Specimen", "MolecularSequence");
        put(NOTES, "Procedure", "CarePlan", "Goal", "CareTeam", "ServiceRequest", "ClinicalImpression");
        put(NOTES, "RiskAssessment", "QuestionnaireResponse", "FamilyMemberHistory", "Communication");
        put(NOTES, "DeviceRequest", "SupplyRequest", "SupplyDelivery", "NutritionOrder", "Appointment");
        put(DOCUMENTS, "Composition", "DocumentReference", "DocumentManifest", "Consent");
    }

    private static final List<String> ORDER = List.copyOf(BY_TYPE.keySet());

    private static final Set<String> LABORATORY = Set.of(
            "laboratory",
            "LAB",
            "CH",
            "HM",
            "MB",
            "MCB",
            "MYC",
            "VR",
            "SR",
            "BLB",
            "IMM",
            "ICU",
            "PAR",
            "PAT",
            "SP",
            "TX",
            "GE",
            "CG",
            "OSL");
    private static final Set<String> PICTURES =
            Set.of("imaging", "RAD", "RX", "CT", "NMR", "NMS", "RUS", "OUS", "CUS", "VUS", "XRC", "MRI", "IMG", "RT");

    private CategoryTable() {}

    private static void put(Category category, String... types) {
        List.of(types).forEach(type -> BY_TYPE.put(type, category));
    }

    /**
     * The category of a resource by its type and its own codes; empty for what is no record: bills, people, places.
     * Whether a reference makes it sensitive is for him to see who has the other resources too.
     */
    public static Optional<Category> of(JsonNode resource) {
        String type = resource.path("resourceType").asText();
        Optional<Category> shelf = Optional.ofNullable(BY_TYPE.get(type));
        return shelf.map(category -> isSensitive(resource) ? SENSITIVE : refined(type, category, resource));
    }

    /** Where the type stands in the table; those of no category stand last. */
    public static int rank(String type) {
        int rank = ORDER.indexOf(type);
        return rank < 0 ? ORDER.size() : rank;
    }

    /** The table as it stands before a resource's own codes are looked at. */
    static Map<String, Category> types() {
        return java.util.Collections.unmodifiableMap(BY_TYPE);
    }

    private static Category refined(String type, Category category, JsonNode resource) {
        return switch (type) {
            case "Observation", "DiagnosticReport" -> byMatter(resource);
            case "DocumentReference" -> isNote(resource) ? NOTES : DOCUMENTS;
            default -> category;
        };
    }

    private static Category byMatter(JsonNode resource) {
        if (hasCategory(resource, LABORATORY)) {
            return LABS;
        }
        boolean picture = hasCategory(resource, PICTURES)
                || !resource.path("imagingStudy").isMissingNode();
        return picture ? IMAGING : NOTES;
    }

    private static boolean isNote(JsonNode document) {
        return hasCategory(document, Set.of("clinical-note"));
    }

    private static boolean hasCategory(JsonNode resource, Set<String> codes) {
        for (JsonNode concept : resource.path("category")) {
            for (JsonNode coding : concept.path("coding")) {
                if (codes.contains(coding.path("code").asText())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A label of the source that says restricted, or a code of the list anywhere inside. */
    private static boolean isSensitive(JsonNode resource) {
        for (JsonNode label : resource.path("meta").path("security")) {
            if (Set.of("R", "V").contains(label.path("code").asText())) {
                return true;
            }
        }
        return holdsListedCode(resource);
    }

    private static boolean holdsListedCode(JsonNode node) {
        JsonNode code = node.path("code");
        if (code.isTextual() && SensitiveCodes.has(node.path("system").asText(), code.textValue())) {
            return true;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && holdsListedCode(child)) {
                return true;
            }
        }
        return false;
    }
}
