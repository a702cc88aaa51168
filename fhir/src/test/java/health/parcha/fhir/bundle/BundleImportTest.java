package health.parcha.fhir.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.core.record.Category;
import health.parcha.fhir.Systems;
import health.parcha.fhir.bundle.ImportResult.Directory;
import health.parcha.fhir.bundle.ImportResult.Imported;
import health.parcha.fhir.json.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are not Synthea's. */
class BundleImportTest {
    private static final String ENCOUNTER =
            "{\"resourceType\":\"Encounter\",\"id\":\"e1\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},"
                    + "\"type\":[{\"text\":\"Visit (procedure)\"}],\"subject\":{\"reference\":\"Patient/p1\"},"
                    + "\"participant\":[{\"individual\":{\"reference\":\"PractitionerRole/r1\"}}],"
                    + "\"period\":{\"start\":\"2020-05-04T10:00:00+02:00\",\"end\":\"2020-05-04T11:00:00+02:00\"}}";
    private static final String ROLE =
            "{\"resourceType\":\"PractitionerRole\",\"id\":\"r1\",\"practitioner\":{\"reference\":\"Practitioner/d1\"},"
                    + "\"organization\":{\"reference\":\"Organization/o1\"}}";
    private static final String DOCTOR =
            "{\"resourceType\":\"Practitioner\",\"id\":\"d1\",\"identifier\":[{\"system\":\"urn:rpps\",\"value\":\"42\"}],"
                    + "\"name\":[{\"family\":\"Morel\",\"given\":[\"Luc\"],\"prefix\":[\"Dr\"]}]}";
    private static final String CLINIC = "{\"resourceType\":\"Organization\",\"id\":\"o1\",\"name\":\"Clinique\"}";
    private static final String IN_E1 = ",\"encounter\":{\"reference\":\"Encounter/e1\"}";

    @Test
    void ordinaryIds_becomeTheSameStableIdsInEveryBundle() {
        Imported one = Given.imported(Given.PATIENT, Given.condition("c1", "38341003", ""));
        Imported two = Given.imported(
                Given.condition("c0", "44054006", ""), Given.condition("c1", "38341003", ""), Given.PATIENT);
        // Python: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "parcha.invalid"), "Condition/c1")
        String expected = "97f8b232-24da-5f9e-ba2e-a97057cdd252";
        assertTrue(one.records().getFirst().content().text().contains("\"id\":\"" + expected + "\""));
        assertTrue(two.records().getFirst().content().text().contains("\"id\":\"" + expected + "\""));
        assertEquals(one.patient().id(), two.patient().id());
    }

    @Test
    void authorBehindARole_isFound() {
        Imported imported = Given.imported(Given.PATIENT, ROLE, DOCTOR, CLINIC, ENCOUNTER);
        ImportedRecord visit = imported.records().getFirst();
        assertEquals(Optional.of(new Practitioner(new Identifier("urn:rpps", "42"), "Dr Luc Morel")), visit.author());
        assertEquals("Clinique", visit.organisation().orElseThrow().name());
        assertEquals("Visit", visit.title());
        assertEquals("2020-05-04T08:00:00Z", visit.time().toString());
        assertEquals(Map.of("Organization", 1, "Practitioner", 1, "PractitionerRole", 1), imported.notRecords());
    }

    @Test
    void oneEncounter_givesARecordForEachOfItsCategories() {
        Imported imported = Given.imported(
                Given.PATIENT,
                ENCOUNTER,
                Given.condition("c1", "38341003", IN_E1),
                Given.condition("c2", "44054006", IN_E1),
                "{\"resourceType\":\"Immunization\",\"id\":\"i1\",\"status\":\"completed\",\"vaccineCode\":{\"text\":\"BCG\"},"
                        + "\"patient\":{\"reference\":\"Patient/p1\"},\"occurrenceDateTime\":\"2020-05-04\"" + IN_E1
                        + "}");
        assertEquals(
                List.of(Category.SUMMARY, Category.MEDICATION, Category.NOTES),
                imported.records().stream().map(ImportedRecord::category).toList());
        assertEquals(
                1,
                imported.records().stream()
                        .map(ImportedRecord::encounter)
                        .distinct()
                        .count());
        assertEquals(
                "Condition 38341003, Condition 44054006",
                imported.records().getFirst().title());
    }

    @Test
    void withoutAnEncounter_aDayIsOneRecord() {
        Imported imported = Given.imported(
                Given.PATIENT,
                Given.condition("c1", "38341003", ",\"recordedDate\":\"2020-05-04T08:00:00Z\""),
                Given.condition("c2", "44054006", ",\"recordedDate\":\"2020-05-04T09:00:00Z\""),
                Given.condition("c3", "13645005", ",\"recordedDate\":\"2021\""),
                Given.condition("c4", "49436004", ""));
        assertEquals(
                List.of("2020-05-04T08:00:00Z", "2021-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
                imported.records().stream().map(r -> r.time().toString()).toList());
        assertEquals(2, imported.records().getFirst().resources());
    }

    @Test
    void datedDuringAnEncounter_belongsToIt() {
        Imported imported = Given.imported(
                Given.PATIENT,
                ENCOUNTER,
                Given.condition("c1", "38341003", ",\"recordedDate\":\"2020-05-04T08:30:00Z\""));
        assertTrue(imported.records().stream().allMatch(r -> r.encounter().isPresent()));
    }

    @Test
    void prescriptionForASensitiveReason_isSensitive() {
        Imported imported = Given.imported(
                Given.PATIENT,
                ENCOUNTER,
                Given.condition("c1", "66590003", IN_E1),
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m1\",\"status\":\"active\",\"intent\":\"order\","
                        + "\"medicationCodeableConcept\":{\"text\":\"Naltrexone\"},\"subject\":{\"reference\":\"Patient/p1\"},"
                        + "\"reasonReference\":[{\"reference\":\"Condition/c1\"}]" + IN_E1 + "}");
        assertEquals(
                List.of(Category.NOTES, Category.SENSITIVE),
                imported.records().stream().map(ImportedRecord::category).toList());
        assertFalse(imported.records().getFirst().content().text().contains("Naltrexone"));
    }

    @Test
    void referenceToWhatIsNotInTheFile_namesItByIdentifier() {
        Imported imported = Given.imported(
                Given.PATIENT,
                Given.condition(
                        "c1",
                        "38341003",
                        ",\"evidence\":[{\"detail\":[{\"reference\":\"urn:uuid:0e6a\"}]}],"
                                + "\"recorder\":{\"reference\":\"https://example.org/Practitioner/9\"}"));
        JsonNode condition = Shipped.resources(imported.records().getFirst()).getFirst();
        assertEquals(
                "urn:uuid:0e6a",
                condition.at("/evidence/0/detail/0/identifier/value").asText());
        assertEquals(Systems.URI, condition.at("/recorder/identifier/system").asText());
        assertEquals("Practitioner", condition.at("/recorder/type").asText());
        assertTrue(condition.at("/recorder/reference").isMissingNode());
    }

    @Test
    void conditionalReferenceToAPatient_isTheOwnOneOnlyByItsIdentifier() {
        String patient = Given.PATIENT.replace("\"id\"", "\"identifier\":[{\"system\":\"s\",\"value\":\"7\"}],\"id\"");
        Imported imported = Given.imported(
                patient,
                Given.condition("c1", "38341003", "").replace("Patient/p1", "Patient?identifier=s|7"),
                Given.condition("c2", "38341003", "").replace("Patient/p1", "Patient?identifier=s|8"));
        assertEquals(1, imported.records().size());
        assertEquals(1, imported.leftOut().size());
        assertTrue(imported.records()
                .getFirst()
                .content()
                .text()
                .contains("\"reference\":\"Patient/" + imported.patient().id()));
    }

    @Test
    void narrative_neverKeepsMarkUp() {
        String script = ",\"text\":{\"status\":\"STATUS\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">"
                + "<p onclick=\\\"x()\\\">Seen &amp; told</p></div>\"}";
        Imported imported = Given.imported(
                Given.PATIENT,
                Given.condition("c1", "38341003", script.replace("STATUS", "generated")),
                Given.condition("c2", "44054006", script.replace("STATUS", "additional")));
        List<JsonNode> conditions = Shipped.resources(imported.records().getFirst());
        assertTrue(conditions.get(0).path("text").isMissingNode());
        assertEquals(
                "<div xmlns=\"http://www.w3.org/1999/xhtml\">Seen &amp; told</div>",
                conditions.get(1).at("/text/div").asText());
    }

    @Test
    void decimals_keepTheirDigits() {
        Imported imported = Given.imported(
                Given.PATIENT,
                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"x\"},"
                        + "\"valueQuantity\":{\"value\":1.50}}");
        assertTrue(imported.records().getFirst().content().text().contains("\"value\":1.50}"));
    }

    @Test
    void bundleOfPeopleAndPlaces_isADirectory() {
        assertEquals(
                2,
                assertInstanceOf(Directory.class, Given.read(Given.bundle(DOCTOR, CLINIC)))
                        .entries());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bundle-bundle-minimal.json", "Bundle-IPS-examples-Bundle-01.json"})
    void internationalPatientSummary_isImportedWhole(String file) throws IOException {
        try (InputStream in = BundleImportTest.class.getResourceAsStream("/ips/" + file)) {
            Imported imported = (Imported) BundleImport.read(file, in);
            assertEquals(List.of(), imported.leftOut());
            Set<String> known =
                    new HashSet<>(Set.of("Patient/" + imported.patient().id()));
            imported.records()
                    .forEach(r -> Shipped.resources(r)
                            .forEach(resource ->
                                    known.add(resource.path("resourceType").asText() + "/"
                                            + resource.path("id").asText())));
            for (ImportedRecord entry : imported.records()) {
                assertEquals(
                        Optional.empty(), Resources.problemOf(entry.content().bytes()));
                Shipped.references(Shipped.tree(entry)).stream()
                        .map(r -> r.path("reference").asText(""))
                        .filter(r -> !r.isEmpty())
                        .forEach(r -> assertTrue(known.contains(r), r));
            }
            assertTrue(imported.records().stream().anyMatch(r -> r.category() == Category.DOCUMENTS));
            assertTrue(imported.records().stream().anyMatch(r -> r.category() == Category.SUMMARY));
        }
    }
}
