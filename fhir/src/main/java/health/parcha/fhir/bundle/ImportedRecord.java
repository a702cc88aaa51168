package health.parcha.fhir.bundle;

import health.parcha.core.record.Category;
import health.parcha.fhir.content.RecordContent;
import java.time.Instant;
import java.util.Optional;

/**
 * What one author wrote at one time in one category, ready to be signed (docs/spec/fhir.md, "One record").
 *
 * @param type the FHIR resource type that leads the content, such as {@code Encounter}
 * @param title words for a timeline; made from this record's resources alone, so it tells nothing of another category
 * @param time when it was written at its source
 * @param author who wrote it at its source, where the source says so
 * @param organisation for whom, where the source says so
 * @param encounter the encounter that groups it, where there is one
 * @param resources how many resources the content holds, its Provenance not counted
 */
public record ImportedRecord(
        Category category,
        String type,
        String title,
        Instant time,
        Optional<Practitioner> author,
        Optional<Organisation> organisation,
        Optional<EncounterId> encounter,
        int resources,
        RecordContent content) {}
