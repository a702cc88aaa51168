package health.parcha.bench.figures;

/** What a figure has to reach. */
public sealed interface Goal {
    boolean isMetBy(double value);

    /** Whether the largest round is judged and shown, however much the rounds differ, and not the median of steady ones. */
    default boolean judgesTheLargest() {
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
        public boolean judgesTheLargest() {
            return true;
        }

        @Override
        public String text() {
            return "<=" + Figure.number(limit);
        }
    }
}
