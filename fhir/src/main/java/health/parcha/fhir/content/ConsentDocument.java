package health.parcha.fhir.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.RefusalCode;
import health.parcha.fhir.Systems;
import health.parcha.fhir.json.At;
import health.parcha.fhir.json.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a grant says, as a FHIR R4 Consent that travels in the keys file of the grant (docs/spec/fhir.md, "A consent").
 * Nodes never see it: purpose and erasure are kept by the grantee's client and audited.
 *
 * @param categories what the grantee may read; never empty
 * @param pastIncluded whether what stands in the file already is included
 * @param words the purpose in the patient's own words; may be empty
 * @param from when the grant begins
 * @param until when it ends
 * @param eraseAt when the grantee erases what he copied, where the patient asks for it
 */
public record ConsentDocument(
        AccountId patient,
        AccountId grantee,
        Set<Category> categories,
        boolean pastIncluded,
        Purpose purpose,
        String words,
        Instant from,
        Instant until,
        Optional<Instant> eraseAt) {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    public ConsentDocument {
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("a consent names at least one category");
        }
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("a consent ends after it begins");
        }
        categories = java.util.Collections.unmodifiableSet(EnumSet.copyOf(categories));
    }

    /** The Consent as JSON; the same terms always give the same bytes. */
    public RecordContent content() {
        ObjectNode consent = StrictJson.newObject().put("resourceType", "Consent");
        extensions(consent.putArray("extension"));
        consent.put("status", "active");
        code(consent.putObject("scope"), TERMINOLOGY + "consentscope", "patient-privacy");
        code(consent.putArray("category").addObject(), "http://loinc.org", "59284-0");
        account(consent.putObject("patient"), patient);
        consent.put("dateTime", from.toString());
        code(consent.putObject("policyRule"), TERMINOLOGY + "v3-ActCode", "OPTIN");
        provision(consent.putObject("provision"));
        return RecordContent.ofFhir(StrictJson.bytes(consent));
    }

    private void extensions(ArrayNode extensions) {
        extensions.addObject().put("url", Systems.PAST_INCLUDED).put("valueBoolean", pastIncluded);
        if (!words.isBlank()) {
            extensions.addObject().put("url", Systems.PURPOSE_WORDS).put("valueString", words);
        }
        eraseAt.ifPresent(
                at -> extensions.addObject().put("url", Systems.ERASE_AT).put("valueDateTime", at.toString()));
    }

    private void provision(ObjectNode provision) {
        provision.put("type", "permit");
        provision.putObject("period").put("start", from.toString()).put("end", until.toString());
        ObjectNode actor = provision.putArray("actor").addObject();
        code(actor.putObject("role"), TERMINOLOGY + "v3-ParticipationType", "IRCP");
        account(actor.putObject("reference"), grantee);
        code(provision.putArray("action").addObject(), TERMINOLOGY + "consentaction", "access");
        provision
                .putArray("purpose")
                .addObject()
                .put("system", Purpose.SYSTEM)
                .put("code", purpose.code())
                .put("display", purpose.display());
        ArrayNode classes = provision.putArray("class");
        categories.forEach(
                c -> classes.addObject().put("system", Systems.CATEGORY).put("code", c.code()));
        if (!pastIncluded) {
            provision.putObject("dataPeriod").put("start", from.toString());
        }
    }

    private static void code(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }

    private static void account(ObjectNode reference, AccountId account) {
        reference.putObject("identifier").put("system", Systems.ACCOUNT).put("value", account.text());
    }

    /**
     * Reads a Consent that {@link #content()} wrote.
     *
     * @throws FhirRefused where it is something else or says less; the grant is not used then
     */
    public static ConsentDocument read(byte[] json) throws FhirRefused {
        JsonNode consent = StrictJson.object(json);
        JsonNode provision = consent.path("provision");
        try {
            return new ConsentDocument(
                    new AccountId(need(consent, "patient.identifier.value")),
                    new AccountId(need(provision, "actor.0.reference.identifier.value")),
                    categories(provision.path("class")),
                    extension(consent, Systems.PAST_INCLUDED)
                            .path("valueBoolean")
                            .asBoolean(),
                    Purpose.find(need(provision, "purpose.0.code")).orElseThrow(() -> missing("purpose")),
                    extension(consent, Systems.PURPOSE_WORDS)
                            .path("valueString")
                            .asText(""),
                    Instant.parse(need(provision, "period.start")),
                    Instant.parse(need(provision, "period.end")),
                    At.text(extension(consent, Systems.ERASE_AT), "valueDateTime")
                            .map(Instant::parse));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new FhirRefused(RefusalCode.INVALID_RESOURCE, String.valueOf(e.getMessage()));
        }
    }

    private static Set<Category> categories(JsonNode classes) throws FhirRefused {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        for (JsonNode coding : classes) {
            categories.add(Category.ofCode(coding.path("code").asText()).orElseThrow(() -> missing("known category")));
        }
        return categories;
    }

    private static JsonNode extension(JsonNode consent, String url) {
        for (JsonNode extension : consent.path("extension")) {
            if (extension.path("url").asText().equals(url)) {
                return extension;
            }
        }
        return StrictJson.newObject();
    }

    private static String need(JsonNode from, String path) throws FhirRefused {
        return At.text(from, path).orElseThrow(() -> missing(path));
    }

    private static FhirRefused missing(String what) {
        return new FhirRefused(RefusalCode.INVALID_RESOURCE, "the Consent has no " + what);
    }
}
