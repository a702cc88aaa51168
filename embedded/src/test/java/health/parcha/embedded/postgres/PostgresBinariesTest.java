package health.parcha.embedded.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.embedded.EmbeddedFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir
    Path cache;

    @Test
    void unpacking_byTwoAtOnce_leavesOneWholeFolder() throws Exception {
        Callable<PostgresBinaries> unpack = () -> PostgresBinaries.unpackedIn(cache);
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Future<PostgresBinaries>> both = two.invokeAll(List.of(unpack, unpack));
            assertEquals(both.get(0).get(), both.get(1).get());
            assertEquals(18, both.get(0).get().major());
        }
        try (var entries = Files.list(cache)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void folderWithoutPostgres_isRefused() {
        EmbeddedFault fault = assertThrows(EmbeddedFault.class, () -> PostgresBinaries.at(cache));
        assertEquals(EmbeddedFault.Code.BINARY_UNUSABLE, fault.code());
    }
}
