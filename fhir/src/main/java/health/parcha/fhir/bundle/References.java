package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Rewrites the references of a resource (docs/spec/fhir.md, "References"). Afterwards a literal reference leads to the
 * patient or to a resource of the patient's file, always as {@code Type/id}; everybody and everything else is named by
 * identifier.
 */
final class References {
    private final SourceSet set;
    private final PatientId patient;

    References(SourceSet set, PatientId patient) {
        this.set = set;
        this.patient = patient;
    }

    void rewrite(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            one(object);
        }
        for (JsonNode child : node) {
            if (child.isContainerNode()) {
                rewrite(child);
            }
        }
    }

    private void one(ObjectNode reference) {
        String literal = reference.path("reference").textValue();
        if (literal.startsWith("#")) {
            return;
        }
        SourceReference source = SourceReference.of(reference);
        if (set.isPatient(source)) {
            reference.put("reference", "Patient/" + patient);
        } else {
            set.find(source.target())
                    .ifPresentOrElse(
                            target -> reference.put("reference", target.reference()), () -> logical(reference, source));
        }
    }

    private void logical(ObjectNode reference, SourceReference source) {
        Identifier identifier =
                set.actor(source.target()).map(Actor::identifier).orElseGet(source::logical);
        String type = set.actor(source.target()).map(Actor::type).orElse(source.type());
        String display = source.display().isEmpty()
                ? set.actor(source.target()).map(Actor::name).orElse("")
                : source.display();
        reference.removeAll();
        name(reference, type, identifier, display);
    }

    /** Fills a reference that names by identifier. */
    static void name(ObjectNode reference, String type, Identifier identifier, String display) {
        if (!type.isEmpty()) {
            reference.put("type", type);
        }
        ObjectNode value = reference.putObject("identifier");
        if (!identifier.system().isEmpty()) {
            value.put("system", identifier.system());
        }
        value.put("value", identifier.value());
        if (!display.isBlank()) {
            reference.put("display", display);
        }
    }
}
