package health.parcha.core.consent;

import health.parcha.core.signed.MalformedJson;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a file is asked for, read or written: HL7's reasons of use. Nodes see and keep it, so it is a word of a fixed list and
 * never free text, which could be clinical.
 */
public enum Purpose {
    TREATMENT("TREAT", "treatment"),
    COORDINATION("COC", "coordination of care"),
    PATIENT_REQUEST("PATRQT", "patient requested"),
    PAYMENT("HPAYMT", "healthcare payment"),
    RESEARCH("HRESCH", "healthcare research"),
    OPERATIONS("HOPERAT", "healthcare operations");

    /** The code system of {@link #code()}. */
    public static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private final String code;
    private final String display;

    Purpose(String code, String display) {
        this.code = code;
        this.display = display;
    }

    /** HL7's code; what stands in documents. */
    public String code() {
        return code;
    }

    /** HL7's words for it. */
    public String display() {
        return display;
    }

    /** Empty for a word that is not of the list. */
    public static Optional<Purpose> find(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }

    /**
     * Reads a code of a document.
     *
     * @throws MalformedJson for a word that is not of the list
     */
    public static Purpose ofCode(String code) {
        return find(code).orElseThrow(() -> new MalformedJson("an unknown purpose"));
    }
}
