package health.parcha.fhir;

/** What was given is not taken. The code decides what the caller does; the message is for a person. */
public final class FhirRefused extends Exception {
    private final RefusalCode code;

    public FhirRefused(RefusalCode code, String cause) {
        super(cause);
        this.code = code;
    }

    public RefusalCode code() {
        return code;
    }

    /** What was wrong, in words, without the code. */
    public String cause() {
        return String.valueOf(getMessage());
    }
}
