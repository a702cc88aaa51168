package health.parcha.core.record;

/** Counts the lock changes of one category of one patient, from 0. */
public record Epoch(int number) implements Comparable<Epoch> {
    public static final Epoch FIRST = new Epoch(0);

    public Epoch {
        if (number < 0) {
            throw new IllegalArgumentException("epochs count from 0");
        }
    }

    public Epoch next() {
        return new Epoch(number + 1);
    }

    @Override
    public int compareTo(Epoch other) {
        return Integer.compare(number, other.number);
    }
}
