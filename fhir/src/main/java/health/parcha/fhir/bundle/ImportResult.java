package health.parcha.fhir.bundle;

import health.parcha.fhir.RefusalCode;
import java.util.List;
import java.util.Map;

/** What came of one file. */
public sealed interface ImportResult {
    /** The file's name as it was given; never a path. */
    String file();

    /**
     * A patient and the records, oldest first.
     *
     * @param leftOut the resources that were refused, each with its cause; the rest was taken all the same
     * @param notRecords how many resources of each type were passed over because they are no records: bills, people,
     *     places
     * @param duplicateNotes notes that stood in the file a second time
     */
    record Imported(
            String file,
            ImportedPatient patient,
            List<ImportedRecord> records,
            List<LeftOut> leftOut,
            Map<String, Integer> notRecords,
            int duplicateNotes)
            implements ImportResult {}

    /** A Bundle of organisations, places and practitioners alone, as exports put beside the patients: nothing to import. */
    record Directory(String file, int entries) implements ImportResult {}

    /** The file was not taken and nothing of it was imported. */
    record Refused(String file, RefusalCode code, String cause) implements ImportResult {}
}
