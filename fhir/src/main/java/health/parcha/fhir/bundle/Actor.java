package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.Systems;
import health.parcha.fhir.json.At;
import java.util.Optional;
import java.util.Set;

/**
 * A person, organisation or place that stands in the Bundle beside the patient. It is no record: references to it become
 * its identifier and name.
 *
 * @param practitioner for a role: whose
 * @param organisation for a role: where
 */
record Actor(
        String type,
        Identifier identifier,
        String name,
        Optional<SourceReference> practitioner,
        Optional<SourceReference> organisation) {

    private static final Set<String> TYPES = Set.of(
            "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "RelatedPerson");

    static boolean isOne(String type) {
        return TYPES.contains(type);
    }

    static Actor of(JsonNode resource, String stableId) {
        return new Actor(
                resource.path("resourceType").asText(),
                identifier(resource, stableId),
                name(resource),
                SourceReference.at(resource, "practitioner"),
                SourceReference.at(resource, "organization"));
    }

    private static Identifier identifier(JsonNode resource, String stableId) {
        for (JsonNode identifier : resource.path("identifier")) {
            if (identifier.path("value").isTextual()) {
                return new Identifier(
                        identifier.path("system").asText(""),
                        identifier.path("value").textValue());
            }
        }
        return new Identifier(Systems.URI, "urn:uuid:" + stableId);
    }

    private static String name(JsonNode resource) {
        JsonNode name = resource.path("name");
        if (name.isTextual()) {
            return name.textValue();
        }
        String whole = String.join(
                " ",
                At.text(name, "0.prefix.0").orElse(""),
                At.text(name, "0.given.0").orElse(""),
                At.text(name, "0.family").orElse(""));
        return At.text(name, "0.text").orElse(whole.strip());
    }
}
