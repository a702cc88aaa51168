package health.parcha.bench.area;

/** How much of a file is written, told now and then. */
final class Written {
    private static final int STEP = 1000;

    private final int records;
    private int written;

    Written(int records) {
        this.records = records;
    }

    synchronized void add(int count) {
        int before = written;
        written += count;
        if (before / STEP < written / STEP) {
            Say.line("%d of %d records written".formatted(written, records));
        }
    }
}
