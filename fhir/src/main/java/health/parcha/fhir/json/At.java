package health.parcha.fhir.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads a value out of a tree by a path such as {@code code.coding.0.display}. */
public final class At {
    private At() {}

    /** The node at the path; a missing node where there is none. */
    public static JsonNode node(JsonNode from, String path) {
        JsonNode node = from;
        for (String step : path.split("\\.", -1)) {
            node = node.isArray() && isIndex(step) ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    /** The text at the first of the paths that has one which is not blank. */
    public static Optional<String> text(JsonNode from, String... paths) {
        for (String path : paths) {
            JsonNode node = node(from, path);
            if (node.isTextual() && !node.textValue().isBlank()) {
                return Optional.of(node.textValue());
            }
        }
        return Optional.empty();
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty() && step.length() < 5 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
