package health.parcha.fhir.bundle;

import health.parcha.core.record.Category;
import java.util.Optional;

/**
 * What makes resources one record: the same encounter, or the same day and author where there is none, and the same
 * category.
 *
 * @param key the encounter's id, or the day and the author, or empty for what has no date at all
 */
record Sitting(Optional<EncounterId> encounter, String key, Category category) {
    Sitting in(Category other) {
        return new Sitting(encounter, key, other);
    }

    boolean isUndated() {
        return encounter.isEmpty() && key.isEmpty();
    }

    /** The id of the content: the same whenever the same source is read. */
    String contentId(PatientId patient) {
        return StableId.named("Record/" + patient + "/" + (encounter.isPresent() ? "encounter/" : "day/") + key + "/"
                + category.code());
    }
}
