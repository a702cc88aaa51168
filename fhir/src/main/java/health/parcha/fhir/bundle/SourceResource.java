package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.json.ResourceName;
import health.parcha.fhir.json.StrictJson;

/** One resource of the Bundle, cleaned; kept as bytes, because a tree takes several times their memory. */
final class SourceResource {
    private final int entry;
    private final String type;
    private final String id;
    private final String name;
    private final SourceFacts facts;
    private final byte[] json;
    private Category category;

    SourceResource(int entry, String type, String id, Category category, ObjectNode cleaned, byte[] json) {
        this.entry = entry;
        this.type = type;
        this.id = id;
        this.category = category;
        this.name = ResourceName.of(cleaned);
        this.facts = SourceFacts.of(cleaned);
        this.json = json;
    }

    int entry() {
        return entry;
    }

    String type() {
        return type;
    }

    /** The stable id. */
    String id() {
        return id;
    }

    /** What a person would call it; empty where it says nothing. */
    String name() {
        return name;
    }

    SourceFacts facts() {
        return facts;
    }

    Category category() {
        return category;
    }

    void move(Category to) {
        category = to;
    }

    boolean is(String type) {
        return this.type.equals(type);
    }

    /** {@code Type/id}, as other resources of the file name it. */
    String reference() {
        return type + "/" + id;
    }

    /** A fresh tree of it. */
    ObjectNode tree() {
        try {
            return StrictJson.object(json);
        } catch (FhirRefused e) {
            throw new IllegalStateException("what we wrote ourselves does not read back", e);
        }
    }
}
