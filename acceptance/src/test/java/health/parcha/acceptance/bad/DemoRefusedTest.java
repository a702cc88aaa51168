package health.parcha.acceptance.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.acceptance.area.Launcher;
import health.parcha.acceptance.area.SharedArea;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRefusedTest {
    @TempDir
    Path folder;

    @Test
    void aSecondDemoOnOneFolder_isRefused_andTheFirstGoesOn() throws Exception {
        SharedArea area = SharedArea.started();
        Launcher.Ended second = demo(area.folder());
        assertEquals(1, second.exit());
        assertTrue(second.err().contains("runs on"), second.err());
        assertEquals(0, demo(area.folder(), "status").exit());
        assertEquals(1, demo(area.folder(), "reset").exit());
        assertTrue(Files.exists(area.folder().resolve("area.json")));
    }

    @Test
    void aFolderThatNoDemoMade_isNeitherUsedNorReset() throws Exception {
        Path own = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        for (Launcher.Ended refused : new Launcher.Ended[] {demo(folder), demo(folder, "reset")}) {
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains("no demo made"), refused.err());
        }
        assertEquals("years of work", Files.readString(own));
        try (var entries = Files.list(folder)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void aFolderOfANewerVersion_isRefused() throws Exception {
        Files.writeString(folder.resolve("parcha-demo"), "");
        Files.writeString(folder.resolve("data-version"), "99\n");
        Launcher.Ended refused = demo(folder);
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("version 99"), refused.err());
        assertEquals("99", Files.readString(folder.resolve("data-version")).strip());
    }

    @Test
    void aPortInUse_isNamed_andNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Launcher.Ended refused = demo(folder, "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, refused.exit());
            assertTrue(refused.err().contains(Integer.toString(taken.getLocalPort())), refused.err());
        }
        Launcher.Ended reset = demo(folder, "reset");
        assertEquals(0, reset.exit(), reset.err());
        assertTrue(Files.notExists(folder));
        Files.createDirectories(folder);
    }

    @Test
    void malformedBundles_areNamed_andTheRestIsImported() throws Exception {
        SharedArea area = SharedArea.started();
        String said = area.said();
        assertTrue(said.contains("truncated.json"), said);
        assertTrue(said.contains("no-json.json"), said);
        assertTrue(said.contains("good.json, entry 3 (Observation)"), said);
        assertTrue(said.contains("1 of 1 patients imported"), said);
        assertEquals(
                1,
                area.people("patient").stream()
                        .filter(person -> person.text("name").equals("Gaston Acceptance"))
                        .count());
    }

    private static Launcher.Ended demo(Path folder, String... words) throws Exception {
        var all = new java.util.ArrayList<String>();
        all.add("demo");
        all.addAll(java.util.List.of(words));
        all.add("--data");
        all.add(folder.toString());
        return Launcher.run(180, all);
    }
}
