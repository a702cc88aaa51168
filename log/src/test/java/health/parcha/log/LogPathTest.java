package health.parcha.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPathTest {
    @Test
    void paths_areThoseOfTheSpecificationsExamples() {
        assertEquals("tile/0/x001/x234/067", new TileId(0, 1234067, 256).path());
        assertEquals("tile/1/x001/x234/067.p/8", new TileId(1, 1234067, 8).path());
        assertEquals("tile/entries/000.p/255", new BundleId(0, 255).path());
        assertEquals("tile/entries/x001/000", new BundleId(1000, 256).path());
    }

    @Property
    void path_readBack_isTheSameResource(
            @ForAll @IntRange(min = 0, max = 7) int level,
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        TileId tile = new TileId(level, index, width);
        assertEquals(Optional.of(tile), LogPath.parse(tile.path()));
        BundleId bundle = new BundleId(index, width);
        assertEquals(Optional.of(bundle), LogPath.parse(bundle.path()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/checkpoint",
                "checkpoint/",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/00/000",
                "tile/8/000",
                "tile/-1/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001",
                "tile/0/000.p/0",
                "tile/0/000.p/00",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/000/",
                "tile/entries/000.p/300",
                "tile/data/000",
                "tile/0/../0/000",
                "tile/0/x999/x999/x999/x999/x999/999"
            })
    void anotherSpelling_isNoPath(String path) {
        assertEquals(Optional.empty(), LogPath.parse(path));
    }

    @Test
    void impossibleTile_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TileId(8, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new TileId(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new BundleId(-1, 1));
    }
}
