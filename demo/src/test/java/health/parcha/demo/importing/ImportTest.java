package health.parcha.demo.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.core.party.MemberNumber;
import health.parcha.demo.people.PlannedPatient;
import health.parcha.fhir.bundle.ImportResult;
import health.parcha.fhir.bundle.PatientId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir
    Path folder;

    @Test
    void recordIds_areTheSameAtEveryTry_andOthersInAnotherArea() {
        PatientId patient = new PatientId("p");
        Path seed = folder.resolve("seed");
        var first = RecordIds.by(seed, new SecureRandom()).of(patient, 7);
        assertEquals(first, RecordIds.by(seed, new SecureRandom()).of(patient, 7));
        assertNotEquals(first, RecordIds.by(seed, new SecureRandom()).of(patient, 8));
        assertNotEquals(
                first, RecordIds.by(folder.resolve("other"), new SecureRandom()).of(patient, 7));
    }

    @Test
    void everyShippedPatient_canRegister_andIsWhoTheFileIsAbout() {
        List<PatientSource> shipped = PatientSource.shipped();
        assertTrue(shipped.size() >= 12);
        List<String> keys = shipped.stream()
                .map(ImportTest::planned)
                .map(PlannedPatient::key)
                .toList();
        assertEquals(keys.size(), keys.stream().distinct().count());
        PatientSource one = shipped.getFirst();
        assertEquals(
                ((ImportResult.Imported) one.whole().get()).patient().id(),
                ((ImportResult.Imported) one.person().get()).patient().id());
    }

    @Test
    void names_carryNoNumbers() {
        for (PatientSource source : PatientSource.shipped()) {
            assertTrue(
                    planned(source).name().matches("\\D+ \\D+"), planned(source).name());
        }
    }

    private static PlannedPatient planned(PatientSource source) {
        ImportResult.Imported imported = (ImportResult.Imported) source.person().get();
        return Newcomer.of(source, imported.patient(), new MemberNumber(1))
                .orElseThrow()
                .planned();
    }
}
