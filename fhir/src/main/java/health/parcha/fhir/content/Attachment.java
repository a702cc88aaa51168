package health.parcha.fhir.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.json.StrictJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Any file as a record: a DocumentReference with the file inside in base64 (docs/spec/fhir.md, "A file"), so that who
 * opens the record needs a FHIR reader and nothing else.
 */
public final class Attachment {
    /** The largest file, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private final String fileName;
    private final String contentType;
    private final byte[] bytes;

    private Attachment(String fileName, String contentType, byte[] bytes) {
        this.fileName = fileName;
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /**
     * Takes a file in; its type is told from its first bytes, never from its name.
     *
     * @throws FhirRefused where it is empty or larger than {@link #MAX_BYTES}
     */
    public static Attachment of(String fileName, byte[] bytes) throws FhirRefused {
        if (bytes.length == 0) {
            throw new FhirRefused(RefusalCode.EMPTY, fileName + " is empty");
        }
        if (bytes.length > MAX_BYTES) {
            throw new FhirRefused(RefusalCode.TOO_LARGE, fileName + " has " + bytes.length + " bytes");
        }
        return new Attachment(fileName, ContentType.of(bytes), bytes.clone());
    }

    /** The file that a record's content wraps; empty where the content is something else. */
    public static Optional<Attachment> in(RecordContent content) {
        JsonNode tree = content.tree();
        JsonNode file = tree.path("content").path(0).path("attachment");
        if (!tree.path("resourceType").asText().equals("DocumentReference")
                || !file.path("data").isTextual()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getDecoder().decode(file.path("data").textValue());
        return Optional.of(new Attachment(
                file.path("title").asText(""), file.path("contentType").asText(ContentType.UNKNOWN), bytes));
    }

    /**
     * The content to sign.
     *
     * @param at when it was added
     */
    public RecordContent content(Instant at) {
        ObjectNode document = StrictJson.newObject()
                .put("resourceType", "DocumentReference")
                .put("status", "current")
                .put("date", at.toString());
        document.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", contentType)
                .put("data", Base64.getEncoder().encodeToString(bytes))
                .put("size", bytes.length)
                .put("title", fileName);
        return RecordContent.ofFhir(StrictJson.bytes(document));
    }

    /** The name under which it was given. A program that writes it to disk takes the last part of it alone. */
    public String fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType;
    }

    /** A copy of the file. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && fileName.equals(that.fileName)
                && contentType.equals(that.contentType)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Says how much there is, never what. */
    @Override
    public String toString() {
        return "Attachment[" + contentType + ", " + bytes.length + " bytes]";
    }
}
