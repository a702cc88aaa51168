package health.parcha.log;

/** A note, path, bundle or proof is not in its format. Refuse it; sending it again does not help. */
public final class MalformedLogText extends LogFailure {
    MalformedLogText(String message) {
        super("log-text-malformed", message);
    }
}
