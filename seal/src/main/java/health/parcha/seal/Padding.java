package health.parcha.seal;

/** How long a container is made, so that its size tells little about its content. */
final class Padding {
    private static final int STEP = 1024;
    private static final int STEPPED = 16 * 1024;

    private Padding() {}

    /** Multiples of 1 KiB to 16 KiB, Padmé above: at most 12 % more, and O(log log n) bits told. */
    static int padded(int length) {
        int grain = length <= STEPPED ? STEP : padme(length);
        return Math.toIntExact(((long) length + grain - 1) / grain * grain);
    }

    private static int padme(int length) {
        int exponent = log2(length);
        return 1 << (exponent - (log2(exponent) + 1));
    }

    private static int log2(int n) {
        return 31 - Integer.numberOfLeadingZeros(n);
    }
}
