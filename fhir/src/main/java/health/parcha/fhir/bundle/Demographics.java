package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.bundle.ImportedPatient.PersonName;
import health.parcha.fhir.bundle.ImportedPatient.Place;
import health.parcha.fhir.bundle.ImportedPatient.Telecom;
import health.parcha.fhir.json.At;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a Patient. */
final class Demographics {
    private static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    /** Social security and national health numbers: United States; France (INS-NIR, INS-NIA), by OID. */
    private static final Set<String> NATIONAL_SYSTEMS =
            Set.of("http://hl7.org/fhir/sid/us-ssn", "urn:oid:1.2.250.1.213.1.4.8", "urn:oid:1.2.250.1.213.1.4.9");

    private static final Set<String> NATIONAL_TYPES = Set.of("SS", "NI", "NH");
    private static final List<String> USES = List.of("official", "usual", "");

    private Demographics() {}

    static ImportedPatient of(PatientId id, JsonNode patient) {
        return new ImportedPatient(
                id,
                names(patient),
                At.text(patient, "birthDate").flatMap(Demographics::day),
                birthPlace(patient),
                At.text(patient, "gender"),
                places(patient),
                nationalIdentifier(patient),
                telecoms(patient));
    }

    private static List<PersonName> names(JsonNode patient) {
        List<PersonName> names = new ArrayList<>();
        for (JsonNode name : patient.path("name")) {
            names.add(new PersonName(
                    name.path("use").asText(""), name.path("family").asText(""), texts(name.path("given"))));
        }
        if (names.isEmpty()) {
            names.add(new PersonName("", "", List.of()));
        }
        names.sort(Comparator.comparingInt(Demographics::preference));
        return List.copyOf(names);
    }

    private static int preference(PersonName name) {
        int place = USES.indexOf(name.use());
        return place < 0 ? USES.size() : place;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Place> birthPlace(JsonNode patient) {
        for (JsonNode extension : patient.path("extension")) {
            if (extension.path("url").asText().equals(BIRTH_PLACE)) {
                return Optional.of(place(extension.path("valueAddress")));
            }
        }
        return Optional.empty();
    }

    private static List<Place> places(JsonNode patient) {
        List<Place> places = new ArrayList<>();
        patient.path("address").forEach(address -> places.add(place(address)));
        return List.copyOf(places);
    }

    private static Place place(JsonNode address) {
        return new Place(
                texts(address.path("line")),
                address.path("postalCode").asText(""),
                address.path("city").asText(""),
                address.path("state").asText(""),
                address.path("country").asText(""));
    }

    private static Optional<Identifier> nationalIdentifier(JsonNode patient) {
        for (JsonNode identifier : patient.path("identifier")) {
            String system = identifier.path("system").asText("");
            String type = At.text(identifier, "type.coding.0.code").orElse("");
            if (identifier.path("value").isTextual()
                    && (NATIONAL_SYSTEMS.contains(system) || NATIONAL_TYPES.contains(type))) {
                return Optional.of(
                        new Identifier(system, identifier.path("value").textValue()));
            }
        }
        return Optional.empty();
    }

    private static List<Telecom> telecoms(JsonNode patient) {
        List<Telecom> telecoms = new ArrayList<>();
        for (JsonNode telecom : patient.path("telecom")) {
            At.text(telecom, "value")
                    .ifPresent(value ->
                            telecoms.add(new Telecom(telecom.path("system").asText(""), value)));
        }
        return List.copyOf(telecoms);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText("")));
        return List.copyOf(texts);
    }
}
