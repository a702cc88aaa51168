package health.parcha.client.consent;

import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.signed.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner's device remembers of a grant, for sending keys again.
 *
 * @param first by category, the first epoch that was handed over
 */
record GrantNote(String purpose, String consent, Map<Category, Epoch> first) {
    GrantNote {
        first = Map.copyOf(first);
    }

    Json.Fields json() {
        Json.ObjectBuilder epochs = Json.object();
        first.forEach((category, epoch) -> epochs.put(category.code(), epoch.number()));
        return Json.object()
                .put("purpose", purpose)
                .put("consent", consent)
                .put("first", epochs.done())
                .done();
    }

    static GrantNote read(Json.Fields json) {
        Map<Category, Epoch> first = new EnumMap<>(Category.class);
        Json.Fields epochs = json.fields("first");
        epochs.members()
                .keySet()
                .forEach(code -> Category.ofCode(code)
                        .ifPresent(category -> first.put(category, new Epoch(Math.toIntExact(epochs.whole(code))))));
        return new GrantNote(json.text("purpose"), json.text("consent"), first);
    }

    /** Where this device was not the one that granted: what can be said without knowing. */
    static GrantNote unknown() {
        return new GrantNote("treatment", "{\"resourceType\":\"Consent\",\"status\":\"active\"}", Map.of());
    }

    Optional<Epoch> first(Category category) {
        return Optional.ofNullable(first.get(category));
    }
}
