package health.parcha.bench.area;

/** A figure could not be taken at all; the message is the cause, a sentence. Not the same as a goal that was missed. */
public final class Unmeasured extends RuntimeException {
    public Unmeasured(String cause) {
        super(cause);
    }

    public Unmeasured(String cause, Throwable origin) {
        super(cause, origin);
    }

    /** Somebody stops the program. */
    public static Unmeasured interrupted(InterruptedException origin) {
        Thread.currentThread().interrupt();
        return new Unmeasured("Interrupted.", origin);
    }
}
