package health.parcha.bench.area;

import java.util.Locale;

/** Tells on standard error how far the work is; standard output belongs to the figures. */
public final class Say {
    private static final long BEGAN = System.nanoTime();

    private Say() {}

    public static void line(String sentence) {
        System.err.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - BEGAN) / 1e9, sentence);
    }
}
