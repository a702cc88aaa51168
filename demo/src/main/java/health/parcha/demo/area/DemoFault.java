package health.parcha.demo.area;

/** The demo cannot do what was asked. The code is stable, the message the cause, {@link #next()} what a person does about it. */
public final class DemoFault extends RuntimeException {
    private final String code;
    private final String next;

    public DemoFault(String code, String cause, String next) {
        super(cause);
        this.code = code;
        this.next = next;
    }

    public DemoFault(String code, String cause, String next, Throwable origin) {
        super(cause, origin);
        this.code = code;
        this.next = next;
    }

    /** A file could not be read or written; {@code what} is a sentence. */
    public static DemoFault file(String what, java.io.IOException origin) {
        return new DemoFault("FILE_FAILED", what + " (" + origin + ")", "Check free space and permissions.", origin);
    }

    public String code() {
        return code;
    }

    public String next() {
        return next;
    }
}
