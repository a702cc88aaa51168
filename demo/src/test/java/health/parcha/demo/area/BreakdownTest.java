package health.parcha.demo.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.embedded.chain.AnvilBinary;
import health.parcha.embedded.chain.ChainSettings;
import health.parcha.embedded.chain.EmbeddedChain;
import health.parcha.embedded.os.Signal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreakdownTest {
    @TempDir
    Path temporary;

    @Test
    void chainThatCannotBeBroughtBack_isTold() throws Exception {
        // A copy, to be taken away while it runs.
        Path copy = Files.copy(anvil().file(), temporary.resolve("anvil"), StandardCopyOption.COPY_ATTRIBUTES);
        try (EmbeddedChain chain = EmbeddedChain.start(
                new AnvilBinary(copy),
                temporary.resolve("chain"),
                ChainSettings.demo(31_337),
                InstantSource.system())) {
            var breakdown = Breakdown.first(Map.of("chain", chain));
            assertFalse(breakdown.isDone());
            Files.delete(copy);
            Signal.KILL.send(chain.pid());
            DemoFault told = breakdown.get(60, TimeUnit.SECONDS);
            assertEquals("PART_LOST", told.code());
            assertTrue(
                    String.valueOf(told.getMessage()).startsWith("The chain has ended and cannot be brought back: "),
                    told::getMessage);
        }
    }

    @Test
    void chainThatIsClosed_isNoBreakdown() {
        EmbeddedChain chain = EmbeddedChain.start(
                anvil(), temporary.resolve("chain"), ChainSettings.demo(31_337), InstantSource.system());
        var breakdown = Breakdown.first(Map.of("chain", chain));
        chain.close();
        assertTrue(chain.end().toCompletableFuture().isDone());
        assertFalse(breakdown.isDone());
    }

    private static AnvilBinary anvil() {
        return AnvilBinary.installedIn(Path.of("../contracts/node_modules"));
    }
}
