package health.parcha.fhir.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.BoundedInput;
import health.parcha.fhir.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads a Bundle entry by entry: one resource is in memory as a tree at a time. */
final class BundleReader {
    /** Seven times the largest Bundle met. */
    static final long MAX_BYTES = 256L << 20;

    private static final Set<String> TYPES = Set.of("transaction", "batch", "collection", "searchset", "document");

    private final Entries entries;
    private final Set<String> members = new HashSet<>();
    private String resourceType = "";
    private String bundleType = "";
    private int count;

    private BundleReader(Entries entries) {
        this.entries = entries;
    }

    /** Takes the resources as they come. */
    interface Entries {
        void take(int entry, Optional<String> fullUrl, ObjectNode resource) throws FhirRefused;
    }

    /**
     * Reads the whole stream.
     *
     * @throws FhirRefused where it is not one whole Bundle; what was handed over until then is to be forgotten
     */
    static void read(InputStream in, Entries entries) throws FhirRefused {
        try (JsonParser parser = StrictJson.open(new BoundedInput(in, MAX_BYTES))) {
            new BundleReader(entries).document(parser);
        } catch (IOException e) {
            throw StrictJson.refusal(e);
        }
    }

    private void document(JsonParser parser) throws IOException, FhirRefused {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FhirRefused(RefusalCode.NOT_A_BUNDLE, "the document is no object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            member(parser);
        }
        if (parser.nextToken() != null) {
            throw new FhirRefused(RefusalCode.INVALID_JSON, "something follows the document");
        }
        check();
    }

    private void member(JsonParser parser) throws IOException, FhirRefused {
        String name = parser.currentName();
        if (!members.add(name)) {
            throw new FhirRefused(RefusalCode.DUPLICATE_KEY, "Duplicate field '" + name + "' of the Bundle");
        }
        JsonToken value = parser.nextToken();
        switch (name) {
            case "resourceType" -> resourceType = parser.getText();
            case "type" -> bundleType = parser.getText();
            case "entry" -> list(parser, value);
            default -> parser.skipChildren();
        }
    }

    private void list(JsonParser parser, JsonToken start) throws IOException, FhirRefused {
        if (start != JsonToken.START_ARRAY) {
            throw new FhirRefused(RefusalCode.NOT_A_BUNDLE, "entry is no array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ObjectNode entry = StrictJson.object(parser);
            JsonNode resource = entry.path("resource");
            if (resource instanceof ObjectNode object) {
                entries.take(count, At.text(entry, "fullUrl"), object);
            }
            count++;
        }
    }

    private void check() throws FhirRefused {
        if (!resourceType.equals("Bundle")) {
            throw new FhirRefused(
                    RefusalCode.NOT_A_BUNDLE,
                    resourceType.isEmpty() ? "no resourceType" : "resourceType is " + shortened(resourceType));
        }
        if (!TYPES.contains(bundleType)) {
            throw new FhirRefused(RefusalCode.BUNDLE_TYPE, "Bundle of type '" + shortened(bundleType) + "'");
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) : text;
    }
}
