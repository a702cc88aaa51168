package health.parcha.fhir.bundle;

import health.parcha.fhir.FhirRefused;
import health.parcha.fhir.category.CategoryTable;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads a patient's FHIR R4 Bundle in JSON and makes the records of it (docs/spec/fhir.md). The same bytes always give
 * the same records, byte for byte. Holds the patient's resources in memory as bytes, about the size of the file twice.
 */
public final class BundleImport {
    private static final Comparator<ImportedRecord> OLDEST_FIRST = Comparator.comparing(ImportedRecord::time)
            .thenComparing(r -> r.encounter().map(EncounterId::value).orElse(""))
            .thenComparing(ImportedRecord::category);

    private BundleImport() {}

    /**
     * Reads one Bundle to the end of the stream; the caller closes it.
     *
     * @param file the name under which a refusal is reported
     * @return never an exception for what stands in the stream: a malformed one is {@link ImportResult.Refused}
     */
    public static ImportResult read(String file, InputStream in) {
        try {
            SourceSet set = new SourceSet();
            BundleReader.read(in, set);
            return set.isDirectory() ? new ImportResult.Directory(file, set.entries()) : imported(file, set);
        } catch (FhirRefused e) {
            return new ImportResult.Refused(file, e.code(), e.cause());
        }
    }

    private static ImportResult imported(String file, SourceSet set) throws FhirRefused {
        ImportedPatient patient = set.patient();
        set.dropOtherSubjects();
        int duplicateNotes = Notes.settle(set);
        Sensitivity.spread(set);
        List<ImportedRecord> records = records(set, patient.id());
        return new ImportResult.Imported(file, patient, records, set.leftOut(), set.notRecords(), duplicateNotes);
    }

    private static List<ImportedRecord> records(SourceSet set, PatientId patient) {
        Authorship authorship = new Authorship(set);
        ContentWriter writer = new ContentWriter(set, patient);
        Instant last = set.resources().stream()
                .flatMap(r -> r.facts().when().stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<ImportedRecord> records = new ArrayList<>();
        for (Map.Entry<Sitting, List<SourceResource>> group :
                Sittings.of(set, authorship).entrySet()) {
            records.add(record(group.getKey(), group.getValue(), last, set, authorship, writer));
        }
        records.sort(OLDEST_FIRST);
        return List.copyOf(records);
    }

    private static ImportedRecord record(
            Sitting sitting,
            List<SourceResource> members,
            Instant last,
            SourceSet set,
            Authorship authorship,
            ContentWriter writer) {
        List<SourceResource> ordered = new ArrayList<>(members);
        ordered.sort(Comparator.comparingInt((SourceResource r) -> CategoryTable.rank(r.type()))
                .thenComparingInt(SourceResource::entry));
        List<SourceResource> witnesses = new ArrayList<>();
        sitting.encounter().flatMap(e -> set.find("Encounter/" + e)).ifPresent(witnesses::add);
        witnesses.addAll(ordered);
        ContentWriter.Origin origin = new ContentWriter.Origin(
                authorship.authorOf(witnesses),
                authorship.organisationOf(witnesses),
                sitting.isUndated() ? last : earliest(sitting, witnesses, last));
        return new ImportedRecord(
                sitting.category(),
                ordered.getFirst().type(),
                RecordTitle.of(ordered, set),
                origin.time(),
                origin.author(),
                origin.organisation(),
                sitting.encounter(),
                ordered.size(),
                writer.write(sitting, ordered, origin));
    }

    /** An encounter's beginning; of a day without one, the first hour known. */
    private static Instant earliest(Sitting sitting, List<SourceResource> witnesses, Instant last) {
        long counted = sitting.encounter().isPresent() ? 1 : witnesses.size();
        return witnesses.stream()
                .limit(counted)
                .flatMap(r -> r.facts().when().stream())
                .min(Comparator.naturalOrder())
                .orElse(last);
    }
}
