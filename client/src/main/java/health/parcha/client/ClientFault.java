package health.parcha.client;

/**
 * Why a verb did not do what it was asked. Each has a stable code in capitals, a cause (the message) and a next step; none
 * holds a secret or clinical text.
 */
public abstract sealed class ClientFault extends RuntimeException
        permits Refused, Unreachable, CheckFailed, WrongSecrets, BadInput {
    private final String code;
    private final String next;

    ClientFault(String code, String cause, String next) {
        super(cause);
        this.code = code;
        this.next = next;
    }

    /** A stable word in capitals. */
    public final String code() {
        return code;
    }

    /** What happened, in a sentence. */
    public final String sentence() {
        return String.valueOf(getMessage());
    }

    /** What the person does about it. */
    public final String next() {
        return next;
    }
}
