package health.parcha.fhir.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.json.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentAndCommentTest {
    private static final AccountId PATIENT = new AccountId("0x" + "1".repeat(40));
    private static final AccountId DOCTOR = new AccountId("0x" + "2".repeat(40));
    private static final Instant FROM = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-20T10:00:00Z");

    private static ConsentDocument consent(boolean past, Optional<Instant> eraseAt) {
        return new ConsentDocument(
                PATIENT,
                DOCTOR,
                Set.of(Category.NOTES, Category.LABS),
                past,
                Purpose.TREATMENT,
                "my knee",
                FROM,
                UNTIL,
                eraseAt);
    }

    @Test
    void consent_readsBackAsItWasWritten() throws FhirRefused {
        for (ConsentDocument consent :
                new ConsentDocument[] {consent(true, Optional.empty()), consent(false, Optional.of(UNTIL))}) {
            assertEquals(consent, ConsentDocument.read(consent.content().bytes()));
        }
    }

    @Test
    void consent_isAnR4Consent() {
        byte[] json = consent(false, Optional.of(UNTIL)).content().bytes();
        assertEquals(Optional.empty(), Resources.problemOf(json));
        assertTrue(new String(json, StandardCharsets.UTF_8)
                .contains("\"dataPeriod\":{\"start\":\"2026-11-20T10:00:00Z\"}"));
    }

    @Test
    void consentWithoutACategory_isRefused() {
        byte[] json = consent(true, Optional.empty())
                .content()
                .text()
                .replace("\"labs\"", "\"lobs\"")
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                RefusalCode.INVALID_RESOURCE,
                assertThrows(FhirRefused.class, () -> ConsentDocument.read(json))
                        .code());
    }

    @Test
    void comment_readsBackAsItWasWritten() throws FhirRefused {
        RecordId about = new RecordId("ab".repeat(16));
        Comment comment = Comment.of(DOCTOR, about, PATIENT, FROM, "It was the <left> knee.");
        assertEquals(Optional.of(comment), Comment.in(comment.content()));
        assertEquals(Optional.empty(), Resources.problemOf(comment.content().bytes()));
    }

    @Test
    void commentWithoutText_isRefused() {
        RecordId about = new RecordId("ab".repeat(16));
        FhirRefused refused = assertThrows(FhirRefused.class, () -> Comment.of(DOCTOR, about, PATIENT, FROM, " \n"));
        assertEquals(RefusalCode.EMPTY, refused.code());
    }

    @Test
    void otherContent_isNoCommentAndNoFile() {
        RecordContent content = consent(true, Optional.empty()).content();
        assertEquals(Optional.empty(), Comment.in(content));
        assertEquals(Optional.empty(), Attachment.in(content));
    }
}
