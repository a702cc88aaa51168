package health.parcha.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What of the relay is measured; each can be asked for alone. */
enum RelayPart {
    BESIDE(2),
    ALONE(2),
    SUSTAINED(2),
    ACCEPTED(2),
    DRAIN(3),
    CARRIED(4),
    FOUR_VALIDATORS(5);

    private final int minutes;

    RelayPart(int minutes) {
        this.minutes = minutes;
    }

    /** About so long on a quiet machine of two cores. */
    int minutes() {
        return minutes;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException where there is none of that name; the message lists those there are */
    static RelayPart named(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no part of relay; "
                        + Arrays.stream(values()).map(RelayPart::word).collect(Collectors.joining(", "))
                        + " are (docs/bench.md)."));
    }
}
