package health.parcha.fhir.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.RecordId;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.Systems;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.StrictJson;
import java.time.Instant;
import java.util.Optional;

/**
 * A comment on a record: a FHIR Communication that names the record by its author and id (docs/spec/fhir.md, "A
 * comment"). It goes to the category of the record it is about.
 *
 * @param aboutAuthor the author of the record, since record ids are scoped by author
 * @param about the record
 * @param author who comments
 * @param text plain text
 */
public record Comment(AccountId aboutAuthor, RecordId about, AccountId author, Instant at, String text) {
    /** The FHIR resource type of a comment. */
    public static final String TYPE = "Communication";

    /** The longest text, in characters. */
    public static final int MAX_LENGTH = 100_000;

    /**
     * Writes a comment.
     *
     * @throws FhirRefused where there is no text, or more than {@link #MAX_LENGTH} characters of it
     */
    public static Comment of(AccountId aboutAuthor, RecordId about, AccountId author, Instant at, String text)
            throws FhirRefused {
        if (text.isBlank()) {
            throw new FhirRefused(RefusalCode.EMPTY, "the comment has no text");
        }
        if (text.length() > MAX_LENGTH) {
            throw new FhirRefused(RefusalCode.TOO_LARGE, "the comment has " + text.length() + " characters");
        }
        return new Comment(aboutAuthor, about, author, at, text);
    }

    /** The comment in a record's content; empty where the content is something else. */
    public static Optional<Comment> in(RecordContent content) {
        JsonNode tree = content.tree();
        String[] about = At.text(tree, "about.0.identifier.value").orElse("").split("/", -1);
        boolean ours = tree.path("resourceType").asText().equals(TYPE)
                && At.node(tree, "about.0.identifier.system").asText().equals(Systems.RECORD)
                && about.length == 2;
        return ours
                ? Optional.of(new Comment(
                        new AccountId(about[0]),
                        new RecordId(about[1]),
                        new AccountId(At.node(tree, "sender.identifier.value").asText()),
                        Instant.parse(tree.path("sent").asText()),
                        At.node(tree, "payload.0.contentString").asText()))
                : Optional.empty();
    }

    /** The content to sign. */
    public RecordContent content() {
        ObjectNode communication =
                StrictJson.newObject().put("resourceType", TYPE).put("status", "completed");
        communication
                .putArray("about")
                .addObject()
                .putObject("identifier")
                .put("system", Systems.RECORD)
                .put("value", aboutAuthor + "/" + about);
        communication.put("sent", at.toString());
        communication
                .putObject("sender")
                .putObject("identifier")
                .put("system", Systems.ACCOUNT)
                .put("value", author.text());
        communication.putArray("payload").addObject().put("contentString", text);
        return RecordContent.ofFhir(StrictJson.bytes(communication));
    }
}
