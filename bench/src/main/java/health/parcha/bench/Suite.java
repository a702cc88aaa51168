package health.parcha.bench;

import health.parcha.bench.figures.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured, in the order in which one area serves all of it. */
enum Suite {
    START,
    IMPORT,
    HISTORY,
    GRANT;

    List<Figure> on(Stage stage) {
        return switch (this) {
            case START -> StartBench.figures(stage.beginnings());
            case IMPORT -> ImportBench.figures(stage.beginnings());
            case HISTORY -> HistoryBench.figures(stage);
            case GRANT -> GrantBench.figures(stage);
        };
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
