package health.parcha.fhir.bundle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who the file is about, as the source says. It is sealed to the verifying hospital and stands in no record.
 *
 * @param names the official or usual name first; never empty
 * @param birthDate empty where the source gives no whole date
 * @param gender FHIR's word: male, female, other, unknown; empty where not said
 * @param nationalIdentifier social security or national health number
 */
public record ImportedPatient(
        PatientId id,
        List<PersonName> names,
        Optional<LocalDate> birthDate,
        Optional<Place> birthPlace,
        Optional<String> gender,
        List<Place> addresses,
        Optional<Identifier> nationalIdentifier,
        List<Telecom> telecoms) {

    /** The name to register under. */
    public PersonName name() {
        return names.getFirst();
    }

    /**
     * A name.
     *
     * @param use FHIR's word, such as official or maiden; empty where not said
     * @param given all given names, in order
     */
    public record PersonName(String use, String family, List<String> given) {
        /** Given names and family name, as one says them. */
        public String spoken() {
            return (String.join(" ", given) + " " + family).strip();
        }
    }

    /** An address or a place of birth; what is not known is empty. */
    public record Place(List<String> lines, String postalCode, String city, String state, String country) {}

    /** A telephone number or an electronic address; the system is FHIR's word, such as phone or email. */
    public record Telecom(String system, String value) {}
}
