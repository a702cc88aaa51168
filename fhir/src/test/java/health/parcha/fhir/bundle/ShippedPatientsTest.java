package health.parcha.fhir.bundle;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.bundle.ImportResult.Imported;
import health.parcha.fhir.json.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the import makes of the patients that the demo ships. */
class ShippedPatientsTest {
    private static List<ImportedRecord> all() {
        return Shipped.PATIENTS.stream().flatMap(p -> p.records().stream()).toList();
    }

    @Test
    void shippedPatients_areCountedAsBefore() {
        Map<String, Integer> records = new TreeMap<>();
        Shipped.PATIENTS.forEach(
                p -> records.put(p.patient().name().family(), p.records().size()));
        assertEquals(
                Map.ofEntries(
                        Map.entry("Reynolds644", 91),
                        Map.entry("Tamez493", 126),
                        Map.entry("Nienow652", 32),
                        Map.entry("Hoppe518", 99),
                        Map.entry("Erdman779", 57),
                        Map.entry("Mraz590", 168),
                        Map.entry("Swift555", 119),
                        Map.entry("Abernathy524", 73),
                        Map.entry("Kuphal363", 129),
                        Map.entry("Larson43", 92),
                        Map.entry("McClure239", 80),
                        Map.entry("Ratke343", 56),
                        Map.entry("Ward668", 83),
                        Map.entry("Prosacco716", 173)),
                records);
    }

    @Test
    void shippedRecords_byCategory_areCountedAsBefore() {
        Map<Category, Long> counts =
                all().stream().collect(Collectors.groupingBy(ImportedRecord::category, Collectors.counting()));
        assertEquals(
                Map.of(
                        Category.SUMMARY, 269L,
                        Category.MEDICATION, 230L,
                        Category.LABS, 103L,
                        Category.IMAGING, 31L,
                        Category.NOTES, 536L,
                        Category.SENSITIVE, 209L),
                counts);
        assertEquals(7539, all().stream().mapToInt(ImportedRecord::resources).sum());
    }

    @Test
    void index_namesTheFilesOfTheFolder() throws java.io.IOException {
        assertEquals(
                java.nio.file.Files.readAllLines(Shipped.FOLDER.resolve("index.txt")),
                BundleFolder.files(Shipped.FOLDER).stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
    }

    @Test
    void shippedPatients_leaveNothingOut() {
        Shipped.PATIENTS.forEach(p -> assertEquals(List.of(), p.leftOut(), p.file()));
    }

    @Test
    void everyEncounter_givesAtMostOneRecordOfACategory() {
        for (Imported patient : Shipped.PATIENTS) {
            Set<String> seen = new HashSet<>();
            for (ImportedRecord entry : patient.records()) {
                entry.encounter().ifPresent(e -> assertTrue(seen.add(e + " " + entry.category()), e.value()));
            }
        }
    }

    @Test
    void everyLiteralReference_leadsToThePatientOrIntoTheFile() {
        for (Imported patient : Shipped.PATIENTS) {
            Set<String> known =
                    new HashSet<>(Set.of("Patient/" + patient.patient().id()));
            patient.records()
                    .forEach(r -> Shipped.resources(r)
                            .forEach(resource ->
                                    known.add(resource.path("resourceType").asText() + "/"
                                            + resource.path("id").asText())));
            for (ImportedRecord entry : patient.records()) {
                for (JsonNode reference : Shipped.references(Shipped.tree(entry))) {
                    String literal = reference.path("reference").asText("");
                    assertTrue(literal.isEmpty() || known.contains(literal), entry.title() + ": " + literal);
                }
            }
        }
    }

    @Test
    void everyOtherReference_namesAPersonAPlaceOrAnOrganisation() {
        Set<String> outside = Set.of("Practitioner", "Organization", "Location");
        for (ImportedRecord entry : all()) {
            for (JsonNode resource : Shipped.resources(entry)) {
                resource.forEach(child -> Shipped.references(child).stream()
                        .filter(r -> r.path("reference").isMissingNode())
                        .forEach(r -> assertTrue(outside.contains(r.path("type").asText()), r.toString())));
            }
        }
    }

    @Test
    void noRecord_holdsABillAProfileOrMarkUp() {
        Set<String> bills = Set.of("Claim", "ExplanationOfBenefit", "Coverage");
        for (ImportedRecord entry : all()) {
            Shipped.tree(entry)
                    .findValues("meta")
                    .forEach(meta -> assertTrue(meta.path("profile").isMissingNode(), entry.title()));
            assertFalse(entry.content().text().contains("<div"), entry.title());
            Shipped.resources(entry)
                    .forEach(r ->
                            assertFalse(bills.contains(r.path("resourceType").asText())));
        }
    }

    @Test
    void everyNote_isStoredOnce() {
        for (Imported patient : Shipped.PATIENTS) {
            List<String> notes = new ArrayList<>();
            for (ImportedRecord entry : patient.records()) {
                Shipped.tree(entry).findValues("data").forEach(data -> notes.add(entry.encounter() + data.asText()));
            }
            assertEquals(notes.size(), new HashSet<>(notes).size(), patient.file());
            assertEquals(notes.size(), patient.duplicateNotes(), "Synthea writes each note twice");
        }
    }

    @Test
    void everyRecord_namesItsOriginalAuthorInAProvenance() {
        for (ImportedRecord entry : all()) {
            JsonNode provenance = Shipped.resources(entry).getLast();
            assertEquals("Provenance", provenance.path("resourceType").asText());
            assertEquals(
                    entry.author().map(a -> a.identifier().value()),
                    Optional.of(provenance.at("/agent/0/who/identifier/value").asText()));
            assertEquals(
                    entry.organisation().map(o -> o.identifier().value()),
                    Optional.of(provenance
                            .at("/agent/0/onBehalfOf/identifier/value")
                            .asText()));
            assertEquals(entry.resources(), provenance.path("target").size());
        }
    }

    @Test
    void everyContent_readsAsR4() {
        for (ImportedRecord entry : all()) {
            assertEquals(Optional.empty(), Resources.problemOf(entry.content().bytes()), entry.title());
        }
    }

    @Test
    void records_areOldestFirst() {
        for (Imported patient : Shipped.PATIENTS) {
            List<Instant> times =
                    patient.records().stream().map(ImportedRecord::time).toList();
            assertEquals(times.stream().sorted().toList(), times);
        }
    }

    @Test
    void importedTwice_givesTheSameBytes() {
        List<Imported> again = Shipped.read();
        assertEquals(Shipped.PATIENTS, again);
    }

    @Test
    void aTitle_takesNoWordFromASensitiveRecord() {
        for (ImportedRecord entry : all()) {
            if (entry.category() != Category.SENSITIVE) {
                assertFalse(health.parcha.fhir.category.SensitiveCodes.namedIn(entry.title()), entry.title());
                assertFalse(
                        health.parcha.fhir.category.SensitiveCodes.namedIn(
                                entry.content().text()),
                        entry.title());
            }
        }
    }

    @Test
    void demographics_areRead() {
        ImportedPatient eden = Shipped.PATIENTS.stream()
                .map(Imported::patient)
                .filter(p -> p.name().family().equals("Hoppe518"))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertEquals("Eden920 Sabine292 Hoppe518", eden.name().spoken()),
                () -> assertEquals("1930-12-09", eden.birthDate().orElseThrow().toString()),
                () -> assertEquals("Leominster", eden.birthPlace().orElseThrow().city()),
                () -> assertEquals(Optional.of("female"), eden.gender()),
                () -> assertEquals("Wilmington", eden.addresses().getFirst().city()),
                () -> assertEquals(
                        new Identifier("http://hl7.org/fhir/sid/us-ssn", "999-16-8184"),
                        eden.nationalIdentifier().orElseThrow()),
                () -> assertEquals("555-170-2804", eden.telecoms().getFirst().value()));
    }

    @Test
    void everyPatient_wasSeenInSeveralHospitals() {
        for (Imported patient : Shipped.PATIENTS) {
            Set<Integer> hospitals = patient.records().stream()
                    .map(r -> HospitalMapping.hospitalOf(r, patient.patient().id(), 3))
                    .collect(Collectors.toSet());
            assertTrue(hospitals.size() > 1, patient.file());
        }
    }
}
