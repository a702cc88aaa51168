package health.parcha.node.status;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Stream;

/** The status page's words in one language. */
final class Words {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "health.parcha.node.status.words", locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The first wished language that is spoken here, else English. */
    static Words of(List<Locale> wished) {
        return new Words(wished.stream()
                .flatMap(wish ->
                        SPOKEN.stream().filter(spoken -> spoken.getLanguage().equals(wish.getLanguage())))
                .findFirst()
                .orElse(Locale.ENGLISH));
    }

    String language() {
        return locale.getLanguage();
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** The sentences {@code key.1}, {@code key.2}, ... */
    List<String> list(String key) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> key + "." + n)
                .takeWhile(bundle::containsKey)
                .map(this::say)
                .toList();
    }

    String time(Duration time) {
        record Unit(String key, long seconds) {}
        Unit unit = Stream.of(new Unit("days", 86_400), new Unit("hours", 3_600), new Unit("minutes", 60))
                .filter(u -> time.toSeconds() >= 2 * u.seconds())
                .findFirst()
                .orElse(new Unit("seconds", 1));
        return say("time." + unit.key(), time.toSeconds() / unit.seconds());
    }

    /** A moment, the same in every language. */
    static String time(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The word for a state of the chain: {@code prefix.name in lower case}. */
    String state(String prefix, Enum<?> state) {
        return say(prefix + "." + state.name().toLowerCase(Locale.ROOT));
    }

    static List<String> keysOf(Locale locale) {
        String[] keys = new Words(locale).bundle.keySet().toArray(String[]::new);
        Arrays.sort(keys);
        return List.of(keys);
    }
}
