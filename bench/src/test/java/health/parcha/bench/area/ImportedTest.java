package health.parcha.bench.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportedTest {
    @Test
    void lastLineOfAnImport_isRead() {
        assertEquals(
                Optional.of(new Imported(14, 1378, 81)),
                Imported.read("Import done: 14 of 14 patients imported, 1378 records written in 21 s (81 records/s)."));
    }

    @Test
    void emptyImport_isRead() {
        assertEquals(
                Optional.of(new Imported(0, 0, 0)),
                Imported.read("Import done: 0 of 0 patients imported, 0 records written in 4 s (0 records/s)."));
    }

    @Test
    void progress_isNotTheEnd() {
        assertTrue(Imported.read("  3 of 14 patients imported, 211 records written")
                .isEmpty());
    }
}
