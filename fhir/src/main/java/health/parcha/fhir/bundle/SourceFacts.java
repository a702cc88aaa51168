package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.json.At;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What grouping needs to know of a resource, read once.
 *
 * @param encounter the encounter it names
 * @param subject whom it is about
 * @param until when it ended, where it says so
 * @param references every literal reference inside it
 * @param actors those it names as writer or doer, in the order in which we believe them
 */
record SourceFacts(
        Optional<SourceReference> encounter,
        Optional<SourceReference> subject,
        Optional<Instant> when,
        Optional<Instant> until,
        Set<String> references,
        List<SourceReference> actors) {

    private static final String[] ACTORS = {
        "requester",
        "recorder",
        "author",
        "author.0",
        "asserter",
        "informationSource",
        "performer",
        "performer.0",
        "performer.0.actor",
        "practitioner",
        "sender",
        "interpreter.0",
        "source",
        "custodian",
        "serviceProvider",
        "managingOrganization"
    };

    static SourceFacts of(JsonNode resource) {
        Set<String> references = new LinkedHashSet<>();
        collect(resource, references);
        return new SourceFacts(
                first(resource, "encounter", "context.encounter.0", "context"),
                first(resource, "subject", "patient"),
                FhirTime.of(resource),
                At.text(resource, "period.end").flatMap(FhirTime::parse),
                references,
                actors(resource));
    }

    private static Optional<SourceReference> first(JsonNode resource, String... paths) {
        for (String path : paths) {
            Optional<SourceReference> found = SourceReference.at(resource, path)
                    .filter(r -> !r.target().isEmpty() || r.identifier().isPresent());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static List<SourceReference> actors(JsonNode resource) {
        List<SourceReference> actors = new ArrayList<>();
        participants(resource, actors);
        for (String path : ACTORS) {
            SourceReference.at(resource, path).ifPresent(actors::add);
        }
        return List.copyOf(actors);
    }

    /** The primary performer of an encounter stands in front of the others who took part. */
    private static void participants(JsonNode encounter, List<SourceReference> actors) {
        for (JsonNode participant : encounter.path("participant")) {
            boolean primary = At.text(participant, "type.0.coding.0.code")
                    .filter("PPRF"::equals)
                    .isPresent();
            SourceReference.at(participant, "individual")
                    .ifPresent(who -> actors.add(primary ? 0 : actors.size(), who));
        }
    }

    private static void collect(JsonNode node, Set<String> into) {
        JsonNode reference = node.path("reference");
        if (reference.isTextual() && !reference.textValue().startsWith("#")) {
            into.add(SourceReference.of(node).target());
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                collect(child, into);
            }
        }
    }
}
