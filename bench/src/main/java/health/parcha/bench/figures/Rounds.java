package health.parcha.bench.figures;

import java.util.Collections;
import java.util.List;

/**
 * The same measurement taken again and again.
 *
 * @param values one a round, at least three, all above zero
 */
public record Rounds(List<Double> values) {
    /** Fewer say nothing about chance. */
    public static final int FEWEST = 3;
    /** Where the largest is more than that many times the smallest, chance was measured and nothing else. */
    public static final double MOST_SPREAD = 1.5;

    public Rounds {
        values = List.copyOf(values);
        if (values.size() < FEWEST || values.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException(
                    "a figure has at least " + FEWEST + " rounds, all above zero: " + values);
        }
    }

    public double median() {
        return median(values);
    }

    public double largest() {
        return Collections.max(values);
    }

    /** The largest over the smallest. */
    public double spread() {
        return largest() / Collections.min(values);
    }

    public boolean isSteady() {
        return spread() <= MOST_SPREAD;
    }

    /** The middle one; of an even number the mean of the two in the middle. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
