package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.Systems;
import health.parcha.fhir.json.At;
import java.util.Optional;

/**
 * A reference as the source wrote it.
 *
 * @param target the literal reference; empty where there is only an identifier
 * @param identifier the identifier it gives beside or instead of a target
 * @param type the type it names, in the target or by itself; empty where it does not say
 */
record SourceReference(String target, Optional<Identifier> identifier, String type, String display) {
    private static final String BY_IDENTIFIER = "?identifier=";

    static SourceReference of(JsonNode node) {
        String target = withoutVersion(node.path("reference").asText(""));
        String type = node.path("type").asText("");
        return new SourceReference(
                target,
                identifierOf(node, target),
                type.isEmpty() ? typeIn(target) : type,
                node.path("display").asText(""));
    }

    static Optional<SourceReference> at(JsonNode from, String path) {
        JsonNode node = At.node(from, path);
        return node.isObject() ? Optional.of(of(node)) : Optional.empty();
    }

    /** Whom or what it means when nothing of the Bundle answers to it: its identifier, or else its own text. */
    Identifier logical() {
        return identifier.orElseGet(() -> new Identifier(Systems.URI, target));
    }

    private static Optional<Identifier> identifierOf(JsonNode node, String target) {
        JsonNode stated = node.path("identifier");
        if (stated.path("value").isTextual()) {
            return Optional.of(new Identifier(
                    stated.path("system").asText(""), stated.path("value").textValue()));
        }
        int at = target.indexOf(BY_IDENTIFIER);
        if (at < 0) {
            return Optional.empty();
        }
        String token = target.substring(at + BY_IDENTIFIER.length());
        int bar = token.indexOf('|');
        return Optional.of(
                bar < 0
                        ? new Identifier("", token)
                        : new Identifier(token.substring(0, bar), token.substring(bar + 1)));
    }

    /** The word in front of the id or the query: {@code Practitioner} in {@code https://host/Practitioner/7}. */
    private static String typeIn(String target) {
        int query = target.indexOf('?');
        String path =
                query < 0 ? target.substring(0, Math.max(0, target.lastIndexOf('/'))) : target.substring(0, query);
        String word = path.substring(path.lastIndexOf('/') + 1);
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0)) ? word : "";
    }

    private static String withoutVersion(String target) {
        int at = target.indexOf("/_history/");
        return at < 0 ? target : target.substring(0, at);
    }
}
