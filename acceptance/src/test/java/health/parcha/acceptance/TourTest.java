package health.parcha.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.acceptance.area.Launcher;
import health.parcha.acceptance.area.SharedArea;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TourTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "S4.1",
                "S1.1,S2.1,S4.2",
                "S1.3,S1.13",
                "S2.2",
                "S1.2,S1.7,S2.4",
                "S2.3",
                "S1.5,S2.14,S4.4",
                "S2.7,S4.3",
                "S1.8,S2.5",
                "S1.9",
                "S4.5,S4.6",
                "S1.11",
                "S1.12",
                "S1.9,S2.5",
                "S2.8,S2.9,S2.10",
                "S1.10,S2.6",
                "S4.10,S3.5",
                "S4.9",
                "S3.4",
                "S2.17"
            })
    void aStepOfTheTour_holds(String ids) throws Exception {
        Json.Fields line = lines().get(ids);
        assertTrue(line != null, () -> "no line " + ids);
        assertTrue(line.flag("ok"), () -> line.findText("cause").orElse("no cause was said"));
    }

    @Test
    void theTour_tellsNothingElse_andEndsWith0() throws Exception {
        assertEquals(20, lines().size());
        assertEquals(0, SharedArea.get().tour().exit(), SharedArea.get().tour().err());
    }

    @Test
    void theAreaFile_isLeftForItsOwnerAlone() throws Exception {
        var file = SharedArea.get().folder().resolve("area.json");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                4,
                JsonReader.readObject(Files.readAllBytes(file)).items("nodes").size());
    }

    @Test
    void aVerbOfTheCommandLine_readsAWholeFileOfTheArea() throws Exception {
        SharedArea area = SharedArea.started();
        String patient = area.people("patient").getFirst().text("name");
        Launcher.Ended list = Launcher.run(
                120,
                "record",
                "list",
                "--json",
                "--area",
                area.folder().resolve("area.json").toString(),
                "--as",
                patient);
        assertEquals(0, list.exit(), list.err());
        List<String> records = list.out().lines().toList();
        assertTrue(records.size() > 10, () -> records.size() + " records");
        for (String record : records) {
            assertTrue(
                    JsonReader.readObject(record.getBytes(StandardCharsets.UTF_8))
                            .flag("checked"),
                    record);
        }
    }

    private static Map<String, Json.Fields> lines() throws Exception {
        Launcher.Ended tour = SharedArea.get().tour();
        return tour.out()
                .lines()
                .map(line -> JsonReader.readObject(line.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.toMap(line -> line.text("id"), Function.identity()));
    }
}
