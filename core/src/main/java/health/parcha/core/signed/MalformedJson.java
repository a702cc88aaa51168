package health.parcha.core.signed;

/** The text is not JSON as signed documents use it. The document is refused; sending it again does not help. */
public final class MalformedJson extends IllegalArgumentException {
    public MalformedJson(String cause) {
        super(cause);
    }
}
