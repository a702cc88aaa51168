package health.parcha.log;

/**
 * What can go wrong with a log, one class a cause. {@link #code()} is stable and goes into problem details; the message
 * names the cause and the next step.
 */
public abstract sealed class LogFailure extends RuntimeException
        permits LogAbsent, LogForked, MalformedLogText, ProofRefused, ResourceAbsent, SignatureRefused, WriterConflict {
    private final String code;
    private final String sentence;

    LogFailure(String code, String message) {
        super(message);
        this.code = code;
        this.sentence = message;
    }

    /** A stable word of lower-case letters and hyphens. */
    public String code() {
        return code;
    }

    /** Cause and next step, the message. */
    public String sentence() {
        return sentence;
    }
}
