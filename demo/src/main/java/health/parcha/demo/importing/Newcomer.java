package health.parcha.demo.importing;

import health.parcha.client.account.Demographics;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.demo.people.PlannedPatient;
import health.parcha.fhir.bundle.ImportedPatient;
import health.parcha.fhir.bundle.ImportedPatient.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A patient of a source, about to register.
 *
 * @param source where the file is
 */
public record Newcomer(PatientSource source, PlannedPatient planned) {
    /** Empty where the source does not say what registration needs: a name and a date of birth. */
    static Optional<Newcomer> of(PatientSource source, ImportedPatient patient, MemberNumber member) {
        String given = words(String.join(" ", patient.name().given()));
        String family = words(patient.name().family());
        if (given.isBlank() || family.isBlank()) {
            return Optional.empty();
        }
        return patient.birthDate()
                .map(birth -> new Demographics(
                        given,
                        family,
                        birth,
                        patient.birthPlace().map(Newcomer::town).orElse("unknown"),
                        patient.addresses().stream()
                                .findFirst()
                                .map(Newcomer::line)
                                .orElse(""),
                        patient.nationalIdentifier().map(identifier -> identifier.value()),
                        patient.gender()))
                .map(who -> new Newcomer(
                        source, new PlannedPatient(key(patient), given.split(" ", 2)[0] + " " + family, who, member)));
    }

    /** The same at every start, and no name in it. */
    private static String key(ImportedPatient patient) {
        return "patient-"
                + Digest.of(patient.id().value().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 8);
    }

    /** Synthetic names carry a number; people would stumble over it. */
    private static String words(String name) {
        return name.replaceAll("\\d+", "").strip();
    }

    private static String town(Place place) {
        return place.city().isBlank() ? "unknown" : place.city();
    }

    private static String line(Place place) {
        List<String> parts = new ArrayList<>(place.lines());
        parts.addAll(List.of(place.postalCode(), place.city(), place.state(), place.country()));
        parts.removeIf(String::isBlank);
        return String.join(", ", parts);
    }
}
