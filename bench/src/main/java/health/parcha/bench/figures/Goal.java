package health.parcha.bench.figures;

/** What a figure has to reach. */
public sealed interface Goal {
    boolean isMetBy(double value);

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
}
