package health.parcha.bench.area;

import health.parcha.client.record.NewRecord;
import health.parcha.client.wire.Blob;
import health.parcha.core.record.RecordId;
import health.parcha.demo.importing.PatientSource;
import health.parcha.fhir.bundle.EncounterId;
import health.parcha.fhir.bundle.ImportResult;
import health.parcha.fhir.bundle.ImportedRecord;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The records of one shipped patient, as often as wanted: each repetition is a week earlier than the one before, in its
 * content too, and has encounters of its own.
 */
public final class Encounters {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Pattern DATE = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})(?=[T\"])");
    private static final String FHIR = "application/fhir+json";

    private final List<ImportedRecord> life;

    Encounters(List<ImportedRecord> life) {
        this.life = List.copyOf(life);
    }

    /** Those of the longest life among the shipped patients: the one whose index has the most parts. */
    public static Encounters shipped() {
        return PatientSource.shipped().stream()
                .map(source -> source.whole().get())
                .filter(ImportResult.Imported.class::isInstance)
                .map(result -> ((ImportResult.Imported) result).records())
                .min(Comparator.comparing(records -> records.getFirst().time()))
                .map(Encounters::new)
                .orElseThrow(() -> new Unmeasured("No patients came with the product."));
    }

    /** The record at that place of an endless file, ready to be signed. */
    public NewRecord at(int place, SecureRandom random) {
        ImportedRecord record = life.get(place % life.size());
        int weeks = place / life.size();
        byte[] id = new byte[RecordId.BYTES];
        random.nextBytes(id);
        Optional<String> former = record.encounter().map(EncounterId::value);
        Optional<String> encounter = former.map(e -> repeated(e, weeks));
        String content = former.map(e -> record.content().text().replace(e, encounter.orElse(e)))
                .orElse(record.content().text());
        return NewRecord.first(
                RecordId.of(id),
                record.category(),
                record.type(),
                record.time().minus(WEEK.multipliedBy(weeks)),
                encounter,
                Optional.of(record.title()),
                FHIR,
                Blob.of(earlier(content, weeks).getBytes(StandardCharsets.UTF_8)));
    }

    private static String repeated(String encounter, int weeks) {
        return weeks == 0
                ? encounter
                : UUID.nameUUIDFromBytes((encounter + "/" + weeks).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    /** Every date and time of a JSON text that many weeks earlier. */
    static String earlier(String json, int weeks) {
        return DATE.matcher(json)
                .replaceAll(match -> "\"" + LocalDate.parse(match.group(1)).minusWeeks(weeks));
    }
}
