package health.parcha.bench;

import health.parcha.bench.figures.Figure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What can be measured, in the order in which one area serves all of it. */
enum Suite {
    START,
    IMPORT,
    HISTORY,
    GRANT,
    RELAY;

    /** Measures; each figure is handed out as soon as it stands. */
    void on(Stage stage, Set<RelayPart> parts, Consumer<Figure> out) {
        switch (this) {
            case START -> StartBench.figures(stage.beginnings()).forEach(out);
            case IMPORT -> ImportBench.figures(stage.beginnings()).forEach(out);
            case HISTORY -> HistoryBench.measure(stage, out);
            case GRANT -> GrantBench.figures(stage).forEach(out);
            case RELAY -> relay(stage, parts, out);
        }
    }

    private static void relay(Stage stage, Set<RelayPart> parts, Consumer<Figure> out) {
        EnumSet<RelayPart> embedded = EnumSet.copyOf(parts);
        embedded.remove(RelayPart.FOUR_VALIDATORS);
        if (!embedded.isEmpty()) {
            RelayBench.measure(stage.product(), stage.aside("relay"), embedded, out);
        }
        if (parts.contains(RelayPart.FOUR_VALIDATORS)) {
            FourValidatorsBench.measure(stage.product(), stage.aside("four-validators"), out);
        }
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where there is none of that name; the message lists those there are */
    static Suite named(String word) {
        return Arrays.stream(values())
                .filter(suite -> suite.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is not measured; "
                        + Arrays.stream(values()).map(Suite::word).collect(Collectors.joining(", "))
                        + " are (docs/bench.md)."));
    }
}
