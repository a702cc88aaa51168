package health.parcha.fhir;

/** Why a file or a resource was not taken. The code is stable; the sentence says what to do about it. */
public enum RefusalCode {
    UNREADABLE("fhir.unreadable", "check that the file can be read and is not damaged, then import it again"),
    TRUNCATED("fhir.truncated", "the file ends too early: fetch it again from its source"),
    INVALID_JSON("fhir.invalid_json", "the file is not JSON in UTF-8: ask its source for FHIR R4 JSON"),
    DUPLICATE_KEY("fhir.duplicate_key", "an object names a member twice, so its meaning is open: ask its source"),
    LIMIT("fhir.limit_exceeded", "deeper, longer or larger than any clinical document: ask its source"),
    NOT_A_BUNDLE("fhir.not_a_bundle", "import takes Bundles; add a single resource with record add"),
    BUNDLE_TYPE("fhir.bundle_type", "export as a transaction, batch, collection, searchset or document Bundle"),
    NO_PATIENT("fhir.no_patient", "export the Bundle together with its Patient"),
    SEVERAL_PATIENTS("fhir.several_patients", "split the export: one Bundle a patient"),
    INVALID_RESOURCE("fhir.invalid_resource", "correct the resource at its source; the others were taken"),
    DUPLICATE_ID("fhir.duplicate_id", "two resources claim one id: the first was taken, correct the second"),
    OTHER_SUBJECT("fhir.other_subject", "the resource is about somebody else: file it under the right patient"),
    NOT_A_RECORD("fhir.not_a_record", "bills, people and places are no records; nothing is to be done"),
    TOO_LARGE("fhir.too_large", "a record holds a file of at most 16 MiB: split it"),
    EMPTY("fhir.empty", "write something, or leave it");

    private final String code;
    private final String next;

    RefusalCode(String code, String next) {
        this.code = code;
        this.next = next;
    }

    /** The stable code, as scripts compare it. */
    public String code() {
        return code;
    }

    /** The next step, for a person. */
    public String next() {
        return next;
    }
}
