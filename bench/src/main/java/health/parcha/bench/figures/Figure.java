package health.parcha.bench.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A measured figure: the median of its rounds, or the worst where its {@link Goal} says so.
 *
 * @param name stable, in small letters
 * @param unit such as {@code s}, {@code records/s}, {@code MB} (10^6 bytes), {@code ratio}
 * @param goal none for what stands beside a claim for comparison
 * @param context further words for the line, in order; no blanks in them
 */
public record Figure(
        String name, Rounds rounds, String unit, Optional<Goal> goal, Load load, Map<String, String> context) {
    private static final MathContext DIGITS = new MathContext(4);

    /** What may be said of it. */
    public enum Result {
        MET,
        MISSED,
        /** The rounds differ too much to say anything; never counted as met. */
        NOT_MEASURED,
        /** No goal stands against it. */
        CONTEXT;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Figure {
        context = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /** A figure with a goal. */
    public static Figure claim(String name, Rounds rounds, String unit, Goal goal, Load load) {
        return new Figure(name, rounds, unit, Optional.of(goal), load, Map.of());
    }

    /** What stands beside a claim. */
    public static Figure beside(String name, Rounds rounds, String unit, Load load) {
        return new Figure(name, rounds, unit, Optional.empty(), load, Map.of());
    }

    /** The same with one more word on its line. */
    public Figure with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(context);
        more.put(key, value);
        return new Figure(name, rounds, unit, goal, load, more);
    }

    public Figure with(String key, double value) {
        return with(key, number(value));
    }

    private double value() {
        return judgesTheLargest() ? rounds.largest() : rounds.median();
    }

    private boolean judgesTheLargest() {
        return goal.filter(Goal::judgesTheLargest).isPresent();
    }

    public Result result() {
        if (!rounds.isSteady() && !judgesTheLargest()) {
            return Result.NOT_MEASURED;
        }
        return goal.map(g -> g.isMetBy(value()) ? Result.MET : Result.MISSED).orElse(Result.CONTEXT);
    }

    /** Whether a run that printed it may end well: a goal that was not measured was not reached. */
    public boolean isGood() {
        return goal.isEmpty() || result() == Result.MET;
    }

    /** {@code FIG name=... value=... unit=... [k=v ...]}. */
    public String line() {
        StringBuilder line = new StringBuilder("FIG");
        word(line, "name", name);
        word(line, "value", number(value()));
        word(line, "unit", unit);
        goal.ifPresent(g -> word(line, "goal", g.text()));
        word(line, "result", result().word());
        word(line, "spread", number(rounds.spread()));
        word(line, "rounds", String.valueOf(rounds.values().size()));
        context.forEach((key, value) -> word(line, key, value));
        word(line, "load_before", number(load.before()));
        word(line, "load_after", number(load.after()));
        return line.toString();
    }

    /** The same as one JSON object, every value a text. */
    public String json() {
        StringBuilder json = new StringBuilder("{");
        for (String word : line().substring("FIG ".length()).split(" ", -1)) {
            int at = word.indexOf('=');
            json.append(json.length() > 1 ? ", " : "")
                    .append('"')
                    .append(word, 0, at)
                    .append("\": \"")
                    .append(word, at + 1, word.length())
                    .append('"');
        }
        return json.append('}').toString();
    }

    /** A row of the table at the end. */
    public String row() {
        return "%-36s %10s %-10s %-8s %-12s spread %s"
                .formatted(
                        name,
                        number(value()),
                        unit,
                        goal.map(Goal::text).orElse("-"),
                        result().word(),
                        number(rounds.spread()));
    }

    private static void word(StringBuilder line, String key, String value) {
        line.append(' ').append(key).append('=').append(value);
    }

    /** Four digits that mean something, never an exponent. */
    public static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
