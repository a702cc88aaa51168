package health.parcha.core.signed;

/** What a JWS says, as a value: one implementation a {@code typ} (docs/spec/documents.md). */
public interface Document {
    /** The kind, which names the {@code typ}. */
    Kind<?> kind();

    /** The members that are signed, {@code network} among them. */
    Json.Fields payload();
}
