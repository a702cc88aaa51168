package health.parcha.demo.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.os.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreaFolderTest {
    @TempDir
    Path temporary;

    @Test
    void claim_makesAFolderForItsOwnerAlone() throws Exception {
        AreaFolder folder = new AreaFolder(temporary.resolve("area"));
        folder.claim();
        assertTrue(folder.isOurs());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())));
    }

    @Test
    void claim_ofSomebodyElsesFolder_isRefused() throws Exception {
        Files.writeString(temporary.resolve("thesis.txt"), "years of work");
        AreaFolder folder = new AreaFolder(temporary);
        assertEquals(
                "FOLDER_FOREIGN", assertThrows(DemoFault.class, folder::claim).code());
        assertEquals(
                "FOLDER_FOREIGN",
                assertThrows(DemoFault.class, () -> RunningDemo.reset(folder)).code());
        assertTrue(Files.exists(temporary.resolve("thesis.txt")));
    }

    @Test
    void hold_whileAnotherHolds_isRefused_andResetToo() {
        AreaFolder folder = new AreaFolder(temporary.resolve("area"));
        try (DataFolder held = RunningDemo.hold(folder)) {
            assertEquals(folder.root().toAbsolutePath(), held.path());
            assertEquals(
                    "DEMO_RUNS",
                    assertThrows(DemoFault.class, () -> RunningDemo.hold(folder))
                            .code());
            assertEquals(
                    "DEMO_RUNS",
                    assertThrows(DemoFault.class, () -> RunningDemo.reset(folder))
                            .code());
            assertEquals(
                    Optional.of(ProcessHandle.current().pid()),
                    RunningDemo.find(folder).map(ProcessHandle::pid));
        }
    }

    @Test
    void find_ofAProcessIdThatIsUsedAgain_findsNobody() throws Exception {
        AreaFolder folder = new AreaFolder(temporary.resolve("area"));
        folder.claim();
        Files.writeString(folder.pid(), ProcessHandle.current().pid() + " 12345\n");
        assertEquals(Optional.empty(), RunningDemo.find(folder));
    }

    @Test
    void reset_deletesAllOfAStoppedDemo() throws Exception {
        AreaFolder folder = new AreaFolder(temporary.resolve("area"));
        folder.claim();
        Files.createDirectories(folder.logs());
        Files.writeString(folder.logs().resolve("node-1.log"), "x");
        RunningDemo.reset(folder);
        assertTrue(Files.notExists(folder.root()));
    }

    @Test
    void plan_isReadAsItWasWritten_withWhoWasVotedIn() throws Exception {
        AreaPlan plan = AreaPlan.make(3, Optional.of(20_100), false);
        AreaPlan grown = plan.with(plan.next());
        grown.write(temporary.resolve("plan.json"));
        assertEquals(grown, AreaPlan.read(temporary.resolve("plan.json")));
        assertEquals(4, grown.hospitals().getLast().number().value());
        assertEquals(20_101, plan.hospitals().get(1).port());
    }
}
