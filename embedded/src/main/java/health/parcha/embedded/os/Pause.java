package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;

/** Waiting between two looks at something only the kernel knows. */
public final class Pause {
    private Pause() {}

    public static void millis(long millis, String during) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw EmbeddedFault.interrupted(during, e);
        }
    }
}
