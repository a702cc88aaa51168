package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The patients that the demo ships, imported once for all tests. */
final class Shipped {
    static final Path FOLDER =
            Path.of(System.getProperty("parcha.root", ".."), "demo", "src", "main", "resources", "patients");

    static final List<ImportResult.Imported> PATIENTS = read();

    private Shipped() {}

    static List<ImportResult.Imported> read() {
        try (Stream<ImportResult> results = BundleFolder.read(FOLDER)) {
            return results.map(ImportResult.Imported.class::cast).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resources of a record, its Provenance among them. */
    static List<JsonNode> resources(ImportedRecord entry) {
        JsonNode content = tree(entry);
        List<JsonNode> resources = new ArrayList<>();
        if (content.path("resourceType").asText().equals("Bundle")) {
            content.path("entry").forEach(e -> resources.add(e.path("resource")));
        } else {
            resources.add(content);
        }
        return resources;
    }

    static JsonNode tree(ImportedRecord entry) {
        try {
            return StrictJson.object(entry.content().bytes());
        } catch (FhirRefused e) {
            throw new AssertionError("a record's content does not read", e);
        }
    }

    /** Every object that is a reference. */
    static List<JsonNode> references(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (node.path("reference").isTextual() || node.path("identifier").isObject()) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }
}
