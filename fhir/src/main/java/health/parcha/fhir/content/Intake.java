package health.parcha.fhir.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.category.CategoryTable;
import health.parcha.fhir.json.Cleaning;
import health.parcha.fhir.json.ResourceName;
import health.parcha.fhir.json.Resources;
import health.parcha.fhir.json.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that somebody adds as a record: FHIR R4 where it is FHIR, wrapped in a DocumentReference where it is anything
 * else.
 *
 * @param type the FHIR resource type that leads the content
 * @param title a proposal; the author may write another
 * @param category a guess by the table of docs/spec/fhir.md; the author may choose another
 */
public record Intake(RecordContent content, String type, String title, Category category) {
    private static final Set<String> BUNDLES = Set.of("collection", "document");

    /**
     * Takes a file in.
     *
     * @param at when it is added
     * @throws FhirRefused where it is empty, too large, or claims to be FHIR and is not; a document of the claimed kind
     *     is never wrapped silently
     */
    public static Intake of(String fileName, byte[] file, Instant at) throws FhirRefused {
        Attachment attachment = Attachment.of(fileName, file);
        Optional<ObjectNode> fhir = fhir(file);
        return fhir.isPresent() ? resource(fhir.get()) : wrapped(attachment, at);
    }

    /** The file as FHIR; empty where it does not claim to be: no JSON object, or one without a resourceType. */
    private static Optional<ObjectNode> fhir(byte[] file) throws FhirRefused {
        if (!startsLikeObject(file)) {
            return Optional.empty();
        }
        try {
            ObjectNode object = StrictJson.object(file);
            return Optional.of(object).filter(o -> o.path("resourceType").isTextual());
        } catch (FhirRefused e) {
            if (new String(file, java.nio.charset.StandardCharsets.UTF_8).contains("\"resourceType\"")) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static boolean startsLikeObject(byte[] file) {
        for (byte b : file) {
            if (b == '{') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    private static Intake resource(ObjectNode resource) throws FhirRefused {
        Cleaning.clean(resource);
        byte[] bytes = StrictJson.bytes(resource);
        Optional<String> problem = Resources.problemOf(bytes);
        if (problem.isPresent()) {
            throw new FhirRefused(RefusalCode.INVALID_RESOURCE, problem.get());
        }
        JsonNode lead = lead(resource);
        Category category = anySensitive(resource)
                ? Category.SENSITIVE
                : CategoryTable.of(lead).orElseThrow(() -> notARecord(lead));
        String type = lead.path("resourceType").asText();
        String name = ResourceName.of(lead);
        return new Intake(RecordContent.ofFhir(bytes), type, name.isEmpty() ? type : name, category);
    }

    /** The resource itself; of a Bundle the one that stands first in the table. */
    private static JsonNode lead(ObjectNode resource) throws FhirRefused {
        String type = resource.path("resourceType").asText();
        if (!type.equals("Bundle")) {
            return resource;
        }
        String kind = resource.path("type").asText();
        if (!BUNDLES.contains(kind)) {
            throw new FhirRefused(
                    RefusalCode.BUNDLE_TYPE, "a record holds a collection or a document, this is '" + kind + "'");
        }
        return members(resource).stream()
                .min(Comparator.comparingInt(
                        member -> CategoryTable.rank(member.path("resourceType").asText())))
                .orElseThrow(() -> new FhirRefused(RefusalCode.EMPTY, "the Bundle holds no resource"));
    }

    private static boolean anySensitive(ObjectNode resource) {
        return members(resource).stream()
                .anyMatch(member -> CategoryTable.of(member).equals(Optional.of(Category.SENSITIVE)));
    }

    private static List<JsonNode> members(ObjectNode resource) {
        List<JsonNode> members = new ArrayList<>();
        if (resource.path("resourceType").asText().equals("Bundle")) {
            resource.path("entry").forEach(entry -> members.add(entry.path("resource")));
        } else {
            members.add(resource);
        }
        return members;
    }

    private static FhirRefused notARecord(JsonNode resource) {
        return new FhirRefused(
                RefusalCode.NOT_A_RECORD, "a " + resource.path("resourceType").asText() + " belongs to no category");
    }

    private static Intake wrapped(Attachment attachment, Instant at) {
        Category category = attachment.contentType().equals(ContentType.DICOM) ? Category.IMAGING : Category.DOCUMENTS;
        return new Intake(attachment.content(at), "DocumentReference", attachment.fileName(), category);
    }
}
