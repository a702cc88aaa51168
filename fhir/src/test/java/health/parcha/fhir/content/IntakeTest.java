package health.parcha.fhir.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.record.Category;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.json.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private static Intake take(String name, String text) throws FhirRefused {
        return Intake.of(name, text.getBytes(StandardCharsets.UTF_8), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resourceType':'AllergyIntolerance','patient':{'display':'x'},'code':{'text':'Peanut'}}"
                        + "|AllergyIntolerance|Peanut|summary",
                "{'resourceType':'Observation','status':'final','category':[{'coding':[{'code':'laboratory'}]}],"
                        + "'code':{'text':'Sodium'}}|Observation|Sodium|labs",
                "{'resourceType':'Condition','subject':{'display':'x'},'code':{'text':'A','coding':"
                        + "[{'system':'http://snomed.info/sct','code':'66590003'}]}}|Condition|A|sensitive",
                "{'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Procedure',"
                        + "'status':'completed','subject':{'display':'x'},'code':{'text':'Stitches'}}}]}|Procedure|Stitches|notes"
            })
    void fhirFile_isTakenAsItIs(String json, String type, String title, String category) throws FhirRefused {
        Intake intake = take("note.json", json.replace('\'', '"'));
        assertEquals(type, intake.type());
        assertEquals(title, intake.title());
        assertEquals(Category.ofCode(category), Optional.of(intake.category()));
        assertEquals(json.replace('\'', '"'), intake.content().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'resourceType':'Observation','status':'final'|TRUNCATED",
                "{'resourceType':'Observation','resourceType':'Observation'}|DUPLICATE_KEY",
                "{'resourceType':'Observation','colour':'red'}|INVALID_RESOURCE",
                "{'resourceType':'Nonsense'}|INVALID_RESOURCE",
                "{'resourceType':'Claim','status':'active'}|NOT_A_RECORD",
                "{'resourceType':'Patient'}|NOT_A_RECORD",
                "{'resourceType':'Bundle','type':'transaction'}|BUNDLE_TYPE",
                "{'resourceType':'Bundle','type':'collection'}|EMPTY",
                "''|EMPTY"
            })
    void fileThatClaimsToBeFhir_isNeverWrappedSilently(String json, RefusalCode code) {
        FhirRefused refused = assertThrows(
                FhirRefused.class, () -> take("x.json", json.replace('\'', '"').replace("\"\"", "")));
        assertEquals(code, refused.code(), refused.cause());
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 x, application/pdf, documents",
        "<html><script>alert(1)</script>, text/plain; charset=utf-8, documents",
        "{\"answer\": 42}, text/plain; charset=utf-8, documents",
        "{ no JSON, text/plain; charset=utf-8, documents"
    })
    void anyOtherFile_isWrapped(String text, String contentType, String category) throws FhirRefused {
        Intake intake = take("scan of mine", text);
        Attachment attachment = Attachment.in(intake.content()).orElseThrow();
        assertEquals(contentType, attachment.contentType());
        assertEquals("scan of mine", intake.title());
        assertEquals("DocumentReference", intake.type());
        assertEquals(category, intake.category().code());
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), attachment.bytes());
        assertEquals(Optional.empty(), Resources.problemOf(intake.content().bytes()));
    }

    @Test
    void pictureForDoctors_isImaging() throws FhirRefused {
        byte[] dicom = new byte[200];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        assertEquals(Category.IMAGING, Intake.of("scan", dicom, NOW).category());
    }

    @Test
    void fileOfSixteenMebibytes_comesBackWhole() throws FhirRefused {
        byte[] file = new byte[Attachment.MAX_BYTES];
        new java.util.Random(7).nextBytes(file);
        Intake intake = Intake.of("large", file, NOW);
        assertArrayEquals(file, Attachment.in(intake.content()).orElseThrow().bytes());
    }

    @Test
    void largerFile_isRefused() {
        byte[] file = new byte[Attachment.MAX_BYTES + 1];
        FhirRefused refused = assertThrows(FhirRefused.class, () -> Intake.of("large", file, NOW));
        assertEquals(RefusalCode.TOO_LARGE, refused.code());
    }

    @Test
    void contentsAndFiles_printNothingOfThemselves() throws FhirRefused {
        Intake intake = take("x", "secret");
        assertFalse(intake.content().toString().contains("secret"));
        assertFalse(Attachment.in(intake.content()).orElseThrow().toString().contains("secret"));
    }
}
