package health.parcha.fhir;

/**
 * The names that Parcha coins inside FHIR. The host lies under {@code .invalid} (RFC 2606): a reader that follows links
 * asks nobody.
 */
public final class Systems {
    private static final String ROOT = "https://parcha.invalid/";

    /** In front of {@code Type/id}: the fullUrl of a resource inside a record. */
    public static final String FHIR = ROOT + "fhir/";
    /** Tag of a content: the encounter it belongs to. */
    public static final String ENCOUNTER = ROOT + "encounter";
    /** Identifier of a record. */
    public static final String RECORD = ROOT + "record";
    /** Identifier of an account. */
    public static final String ACCOUNT = ROOT + "account";
    /** Code of a category. */
    public static final String CATEGORY = ROOT + "category";
    /** Extension of a Consent: whether what stands in the file already is included. */
    public static final String PAST_INCLUDED = ROOT + "past-included";
    /** Extension of a Consent: when the grantee erases what he copied. */
    public static final String ERASE_AT = ROOT + "erase-at";
    /** Extension of a Consent: the purpose in the patient's own words. */
    public static final String PURPOSE_WORDS = ROOT + "purpose-words";
    /** A URI as an identifier, as FHIR itself writes it. */
    public static final String URI = "urn:ietf:rfc:3986";

    private Systems() {}
}
