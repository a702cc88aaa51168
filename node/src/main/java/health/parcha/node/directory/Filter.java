package health.parcha.node.directory;

import health.parcha.core.signed.Json;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Whom a search means: part of a name, a specialty; upper case and accents do not matter. */
record Filter(String name, String specialty) implements Predicate<Json.Fields> {
    @Override
    public boolean test(Json.Fields profile) {
        String names = text(profile, "name") + " " + text(profile, "surname") + " " + text(profile, "name");
        return plain(names).contains(plain(name))
                && plain(text(profile, "specialty")).contains(plain(specialty));
    }

    private static String text(Json.Fields profile, String member) {
        return profile.find(member)
                .filter(Json.Text.class::isInstance)
                .map(v -> profile.text(member))
                .orElse("");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
