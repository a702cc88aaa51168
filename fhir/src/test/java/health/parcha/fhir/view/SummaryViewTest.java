package health.parcha.fhir.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.fhir.bundle.BundleFolder;
import health.parcha.fhir.bundle.ImportResult.Imported;
import health.parcha.fhir.bundle.ImportedRecord;
import health.parcha.fhir.content.RecordContent;
import health.parcha.fhir.view.SummaryView.Item;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryViewTest {
    private static RecordContent content(String json) {
        return RecordContent.ofFhir(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void summary_ofAnImportedFile_showsWhatIsCurrent() throws IOException {
        Path folder = Path.of(System.getProperty("parcha.root", ".."), "demo/src/main/resources/patients");
        Path file = BundleFolder.files(folder).stream()
                .filter(p -> p.getFileName().toString().startsWith("Stephnie566"))
                .findFirst()
                .orElseThrow();
        Imported imported = (Imported) BundleFolder.readFile(file);
        SummaryView view = SummaryView.of(
                imported.records().stream().map(ImportedRecord::content).toList());
        assertTrue(view.medicines().stream().anyMatch(m -> m.name().startsWith("losartan potassium 25 MG")));
        assertTrue(view.problems().stream().anyMatch(p -> p.name().equals("Essential hypertension")));
        assertEquals(12, view.allergies().size());
    }

    @Test
    void stoppedMedicine_resolvedProblem_refutedAllergy_areNotShown() {
        SummaryView view = SummaryView.of(List.of(
                content(
                        "{'resourceType':'MedicationRequest','status':'stopped','medicationCodeableConcept':{'text':'A'}}"),
                content(
                        "{'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'B'}}"),
                content("{'resourceType':'AllergyIntolerance','verificationStatus':{'coding':[{'code':'refuted'}]},"
                        + "'code':{'text':'C'}}")));
        assertEquals(new SummaryView(List.of(), List.of(), List.of()), view);
    }

    @Test
    void medicineByReference_isNamedAfterItsMedication() {
        SummaryView view = SummaryView.of(List.of(content("{'resourceType':'Bundle','entry':[{'resource':"
                + "{'resourceType':'MedicationRequest','status':'active','authoredOn':'2020-01-02T03:04:05Z',"
                + "'medicationReference':{'reference':'Medication/m'},'dosageInstruction':[{'text':'once a day'}]}},"
                + "{'resource':{'resourceType':'Medication','id':'m','code':{'text':'Tacrolimus'}}}]}")));
        assertEquals(List.of(new Item("Tacrolimus", "2020-01-02", "once a day")), view.medicines());
    }

    @Test
    void sameMedicineTwice_isShownOnceWithItsLastDate() {
        String request = "{'resourceType':'MedicationRequest','status':'active','authoredOn':'YEAR',"
                + "'medicationCodeableConcept':{'text':'Aspirin'}}";
        SummaryView view = SummaryView.of(
                List.of(content(request.replace("YEAR", "2019")), content(request.replace("YEAR", "2021"))));
        assertEquals(List.of(new Item("Aspirin", "2021", "")), view.medicines());
    }
}
