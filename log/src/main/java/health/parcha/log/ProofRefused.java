package health.parcha.log;

/** A proof does not lead to the root, or a receipt to its entry. Refuse what it was to prove, and show both sides to the owner. */
public final class ProofRefused extends LogFailure {
    ProofRefused(String message) {
        super("log-proof-refused", message);
    }
}
