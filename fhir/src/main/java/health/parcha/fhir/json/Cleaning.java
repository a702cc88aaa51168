package health.parcha.fhir.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a foreign resource what must not be signed as it stands (docs/spec/fhir.md, "Cleaning"): claimed
 * profiles, which nobody checked, and the mark-up of narratives, which a careless reader would run.
 */
public final class Cleaning {
    private static final Set<String> DERIVED = Set.of("generated", "extensions", "empty");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?!(?:[A-Za-z]{2,8}|#[0-9]{1,7});)");
    /** Beyond this a decimal is an attack: its plain form would fill the memory. */
    private static final int MAX_SCALE = 60;

    private Cleaning() {}

    /**
     * Cleans the resource in place.
     *
     * @throws FhirRefused where it holds a number of no clinical size, or half a character
     */
    public static void clean(ObjectNode resource) throws FhirRefused {
        object(resource);
    }

    private static void object(ObjectNode node) throws FhirRefused {
        if (node.has("resourceType")) {
            claims(node);
        }
        if (node.path("text") instanceof ObjectNode text && text.path("div").isTextual()) {
            narrative(node, text);
        }
        children(node);
    }

    private static void children(JsonNode node) throws FhirRefused {
        for (JsonNode child : node) {
            if (child instanceof ObjectNode object) {
                object(object);
            } else if (child.isArray()) {
                children(child);
            } else if (child.isNumber()) {
                number(child.decimalValue());
            } else if (child.isTextual()) {
                text(child.textValue());
            }
        }
    }

    private static void claims(ObjectNode resource) {
        if (resource.path("meta") instanceof ObjectNode meta) {
            meta.remove("profile");
            if (meta.isEmpty()) {
                resource.remove("meta");
            }
        }
    }

    private static void narrative(ObjectNode owner, ObjectNode text) {
        boolean derived = DERIVED.contains(text.path("status").asText());
        if (derived && owner.has("resourceType")) {
            owner.remove("text");
        } else {
            text.put("div", plain(text.path("div").textValue()));
        }
    }

    private static String plain(String div) {
        String words = TAG.matcher(div).replaceAll(" ").replace("<", "&lt;").replace(">", "&gt;");
        return "<div xmlns=\"http://www.w3.org/1999/xhtml\">"
                + BARE_AMPERSAND.matcher(words).replaceAll("&amp;").strip() + "</div>";
    }

    /** Half a character (a lone surrogate) has no UTF-8 and reads differently from one program to the next. */
    private static void text(String value) throws FhirRefused {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1));
                if (!pair) {
                    throw new FhirRefused(RefusalCode.INVALID_JSON, "a string holds half a character");
                }
                i++;
            }
        }
    }

    private static void number(BigDecimal value) throws FhirRefused {
        if (Math.abs(value.scale()) > MAX_SCALE) {
            throw new FhirRefused(RefusalCode.LIMIT, "a number with more than " + MAX_SCALE + " digits");
        }
    }
}
