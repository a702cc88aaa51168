package health.parcha.log;

/** A note bears no valid signature of a key that is trusted here. Refuse the note; a member's current keys stand in its Members entry. */
public final class SignatureRefused extends LogFailure {
    SignatureRefused(String message) {
        super("log-signature-refused", message);
    }
}
