package health.parcha.node.problems;

import java.time.Duration;
import java.util.Optional;

/**
 * The request is refused and nothing was changed. The detail is the cause in a sentence; it never holds a secret or
 * clinical text, for it goes to the caller and into the journal of the machine.
 */
public final class Refused extends RuntimeException {
    private final Code code;
    private final Optional<Duration> retryAfter;

    public Refused(Code code, String detail) {
        this(code, detail, Optional.empty());
    }

    private Refused(Code code, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Too many tries: the caller waits that long. */
    public static Refused tooMany(String detail, Duration retryAfter) {
        return new Refused(Code.TOO_MANY, detail, Optional.of(retryAfter));
    }

    public Code code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
