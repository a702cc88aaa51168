package health.parcha.fhir.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import health.parcha.fhir.json.At;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates of FHIR: a year, a month, a day, or an instant with its offset. */
final class FhirTime {
    /** Where resources say when they were made, the best place first. A Device's manufacture is none of it. */
    private static final String[] PLACES = {
        "period.start",
        "effectiveDateTime",
        "effectivePeriod.start",
        "effectiveInstant",
        "performedDateTime",
        "performedPeriod.start",
        "occurrenceDateTime",
        "occurrencePeriod.start",
        "authoredOn",
        "recordedDate",
        "assertedDate",
        "whenHandedOver",
        "whenPrepared",
        "started",
        "createdDateTime",
        "date",
        "dateTime",
        "sent",
        "issued",
        "authored",
        "created",
        "startDate",
        "onsetDateTime",
        "onsetPeriod.start",
        "timingDateTime",
        "receivedTime",
        "timing.repeat.boundsPeriod.start"
    };

    private FhirTime() {}

    static Optional<Instant> of(JsonNode resource) {
        return At.text(resource, PLACES).flatMap(FhirTime::parse);
    }

    /** The instant; a date without a time is taken as midnight UTC of its first day. Empty where it is no date. */
    static Optional<Instant> parse(String text) {
        try {
            if (text.length() > 10) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            String day = text + "-01-01".substring(text.length() == 4 ? 0 : text.length() == 7 ? 3 : 6);
            return Optional.of(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
