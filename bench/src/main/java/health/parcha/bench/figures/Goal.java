package health.parcha.bench.figures;

import java.util.Collections;

/** What a figure has to reach. */
public sealed interface Goal {
    boolean isMetBy(double value);

    /** What of the rounds is judged and shown. */
    default double of(Rounds rounds) {
        return rounds.median();
    }

    /** Whether rounds that differ much say anything about it. */
    default boolean holdsWhateverTheSpread() {
        return false;
    }

    /** As it stands on the figure's line. */
    String text();

    /** The less the better. */
    record AtMost(double limit) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value <= limit;
        }

        @Override
        public String text() {
            return "<=" + Figure.number(limit);
        }
    }

    /** The more the better. */
    record AtLeast(double limit) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value >= limit;
        }

        @Override
        public String text() {
            return ">=" + Figure.number(limit);
        }
    }

    /** The less the better, and no round above it: the worst is the figure. For what comes rarely, such as the longest waits. */
    record NeverAbove(double limit) implements Goal {
        @Override
        public boolean isMetBy(double value) {
            return value <= limit;
        }

        @Override
        public double of(Rounds rounds) {
            return Collections.max(rounds.values());
        }

        @Override
        public boolean holdsWhateverTheSpread() {
            return true;
        }

        @Override
        public String text() {
            return "<=" + Figure.number(limit);
        }
    }
}
