package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.category.SensitiveCodes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Clinical notes: the same note is stored once, and a note goes where what it speaks of goes. Text cannot be filtered,
 * so a note that names anything of the sensitive list, or was written in a sensitive encounter, is sensitive as a whole.
 */
final class Notes {
    private static final int LONGEST_SEARCHED = 4 << 20;

    private final Map<String, SourceResource> documents = new HashMap<>();
    private final Map<SourceResource, SourceResource> twins = new HashMap<>();

    private final SourceSet set;

    private Notes(SourceSet set) {
        this.set = set;
    }

    /** Keeps one of each note, moves what is sensitive, and says how many were duplicates. */
    static int settle(SourceSet set) {
        Notes notes = new Notes(set);
        set.resources().stream().filter(r -> r.is("DocumentReference")).forEach(notes::document);
        set.resources().stream().filter(r -> r.is("DiagnosticReport")).forEach(notes::report);
        set.replace(notes.twins);
        return notes.twins.size();
    }

    private void document(SourceResource resource) {
        Set<String> texts = new HashSet<>();
        for (JsonNode content : resource.tree().path("content")) {
            add(content.path("attachment"), texts);
        }
        keep(resource, texts);
    }

    /** A report with results is more than its note and stays; without them the document says all of it. */
    private void report(SourceResource resource) {
        JsonNode tree = resource.tree();
        Set<String> texts = new HashSet<>();
        tree.path("presentedForm").forEach(form -> add(form, texts));
        if (tree.path("result").isEmpty()) {
            keep(resource, texts);
        } else {
            sort(resource, texts);
        }
    }

    private void keep(SourceResource resource, Set<String> texts) {
        String encounter =
                resource.facts().encounter().map(SourceReference::target).orElse("");
        SourceResource first = texts.size() == 1
                ? documents.putIfAbsent(encounter + "\n" + texts.iterator().next(), resource)
                : null;
        if (first != null) {
            twins.put(resource, first);
        } else {
            sort(resource, texts);
        }
    }

    private void sort(SourceResource resource, Set<String> texts) {
        boolean fromSensitive = resource.facts()
                .encounter()
                .flatMap(encounter -> set.find(encounter.target()))
                .filter(encounter -> encounter.category() == Category.SENSITIVE)
                .isPresent();
        if (fromSensitive || texts.stream().anyMatch(Notes::namesSensitive)) {
            resource.move(Category.SENSITIVE);
        }
    }

    private static void add(JsonNode attachment, Set<String> texts) {
        String data = attachment.path("data").asText("");
        if (!data.isEmpty()) {
            texts.add(data);
        }
    }

    /** The note's words; of what is no base64 the letters themselves, and of a huge one its beginning. */
    private static String text(String base64) {
        String part = base64.substring(0, Math.min(base64.length(), LONGEST_SEARCHED));
        try {
            return new String(Base64.getMimeDecoder().decode(part), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }

    private static boolean namesSensitive(String base64) {
        return SensitiveCodes.namedIn(text(base64));
    }
}
