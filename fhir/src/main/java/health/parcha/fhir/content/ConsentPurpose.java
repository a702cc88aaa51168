package health.parcha.fhir.content;

import java.util.Arrays;
import java.util.Optional;

/** What a grant is for, by HL7's reasons of use. */
public enum ConsentPurpose {
    TREATMENT("TREAT", "treatment"),
    PATIENT_REQUEST("PATRQT", "patient requested"),
    PAYMENT("HPAYMT", "healthcare payment"),
    RESEARCH("HRESCH", "healthcare research");

    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private final String code;
    private final String display;

    ConsentPurpose(String code, String display) {
        this.code = code;
        this.display = display;
    }

    /** HL7's code. */
    public String code() {
        return code;
    }

    /** HL7's words for it. */
    public String display() {
        return display;
    }

    static Optional<ConsentPurpose> ofCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }
}
