package health.parcha.node.problems;

import health.parcha.chain.intent.ResultCode;
import java.time.Duration;
import java.util.Optional;

/**
 * The request is refused and nothing was changed. The detail is the cause in a sentence; it never holds a secret or
 * clinical text, for it goes to the caller and into the journal of the machine.
 */
public final class Refused extends RuntimeException {
    private final Code code;
    private final String word;
    private final String next;
    private final Optional<Duration> retryAfter;

    public Refused(Code code, String detail) {
        this(code, code.name(), detail, code.next(), Optional.empty());
    }

    private Refused(Code code, String word, String detail, String next, Optional<Duration> retryAfter) {
        super(sentence(detail), null, false, false);
        this.code = code;
        this.word = word;
        this.next = sentence(next);
        this.retryAfter = retryAfter;
    }

    /** Too many tries: the caller waits that long. */
    public static Refused tooMany(String detail, Duration retryAfter) {
        return new Refused(Code.TOO_MANY, Code.TOO_MANY.name(), detail, Code.TOO_MANY.next(), Optional.of(retryAfter));
    }

    /**
     * An intent that cannot pass: refused with the code that the contracts would give.
     *
     * @param which of the request's intents
     */
    public static Refused intent(String which, ResultCode result) {
        return new Refused(
                Code.INTENT_REFUSED,
                result.name(),
                which + " cannot pass: " + result.meaning(),
                result.next(),
                Optional.empty());
    }

    private static String sentence(String text) {
        String capital =
                text.isEmpty() ? "No cause is known" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }

    public Code code() {
        return code;
    }

    /** The stable code as the caller reads it. */
    public String word() {
        return word;
    }

    /** What the caller does about it. */
    public String next() {
        return next;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
