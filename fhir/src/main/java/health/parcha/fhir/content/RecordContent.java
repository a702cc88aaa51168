package health.parcha.fhir.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The content of a record: one FHIR R4 resource or a small Bundle, as JSON in UTF-8. These bytes are what the author
 * signs; they are kept verbatim.
 */
public final class RecordContent {
    private final byte[] json;

    private RecordContent(byte[] json) {
        this.json = json;
    }

    /** The content of these bytes, which the caller does not change any more. */
    public static RecordContent ofFhir(byte[] json) {
        return new RecordContent(json);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return json.clone();
    }

    /** Length in bytes. */
    public int size() {
        return json.length;
    }

    /** The JSON as text. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * The content as a tree.
     *
     * @throws IllegalStateException where these bytes are no JSON object: then they never were a record's content
     */
    public ObjectNode tree() {
        try {
            return StrictJson.object(json);
        } catch (FhirRefused e) {
            throw new IllegalStateException("a record's content is no JSON object: " + e.cause(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordContent content && Arrays.equals(json, content.json);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(json);
    }

    /** Says how much there is, never what. */
    @Override
    public String toString() {
        return "RecordContent[" + json.length + " bytes]";
    }
}
