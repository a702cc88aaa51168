package health.parcha.log;

import static health.parcha.log.Fixture.LOG_KEY;
import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.ORIGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import health.parcha.log.Damage.CheckpointBad;
import health.parcha.log.Damage.EntriesMissing;
import health.parcha.log.Damage.EntryDiffers;
import health.parcha.log.Damage.RootDiffers;
import health.parcha.log.Damage.RootUnknown;
import health.parcha.log.Damage.TileDiffers;
import health.parcha.log.Damage.TileMissing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogCheckTest {
    private final InMemoryLogStorage storage = new InMemoryLogStorage();

    @BeforeEach
    void logOfThreeTiles() {
        RecordLog log = Fixture.create(storage);
        log.append(Fixture.entries(0, 700), NOW);
        log.integrate();
    }

    @Test
    void soundLog_hasNoDamage() {
        assertEquals(List.of(), Fixture.check(storage));
    }

    @Test
    void changedEntry_isNamed() {
        storage.entries.set(300, Fixture.entries(9999, 1).getFirst());
        List<Damage> damages = Fixture.check(storage);
        assertEquals(new EntryDiffers(new LeafIndex(300)), damages.getFirst());
        // The root follows from the entries, so it differs too, as does the tile above.
        assertInstanceOf(RootDiffers.class, damages.getLast());
    }

    @Test
    void lostEntries_areNamedAndTheTileStandsInForThem() {
        storage.entries.subList(600, 700).clear();
        List<Damage> damages = Fixture.check(storage);
        assertEquals(1, damages.size(), damages.toString());
        assertEquals(
                new BundleId(2, 188),
                assertInstanceOf(EntriesMissing.class, damages.getFirst()).bundle());
    }

    @Test
    void lostLeafTile_isNamedAndTheEntriesStandInForIt() {
        storage.tiles.remove("0/1");
        assertEquals(List.of(new TileMissing(new TileId(0, 1, 256))), Fixture.check(storage));
    }

    @Test
    void lostUpperTile_isNamed() {
        storage.tiles.remove("1/0");
        assertEquals(List.of(new TileMissing(new TileId(1, 0, 2))), Fixture.check(storage));
    }

    @Test
    void changedUpperTile_isNamed() {
        storage.tiles.get("1/0")[33]++;
        assertEquals(List.of(new TileDiffers(new TileId(1, 0, 2))), Fixture.check(storage));
    }

    @Test
    void entriesAndTileLost_leaveAHoleThatIsNamed() {
        storage.tiles.remove("0/2");
        storage.entries.subList(512, 700).clear();
        List<Damage> damages = Fixture.check(storage);
        assertEquals(new RootUnknown(new BundleId(2, 188)), damages.getLast());
        assertEquals(3, damages.size(), damages.toString());
    }

    @Test
    void rewrittenHistory_isFoundThoughAllTilesFit() {
        SignedCheckpoint published = Fixture.open(storage).checkpoint();
        InMemoryLogStorage rewritten = new InMemoryLogStorage();
        RecordLog other = Fixture.create(rewritten);
        other.append(Fixture.entries(1, 700), NOW);
        other.integrate();
        rewritten.replaceCheckpoint(rewritten.checkpoint(), published.note().bytes());
        List<Damage> damages = Fixture.check(rewritten);
        assertEquals(1, damages.size());
        assertInstanceOf(RootDiffers.class, damages.getFirst());
    }

    @Test
    void missingOrForeignCheckpoint_isNamed() {
        InMemoryLogStorage empty = new InMemoryLogStorage();
        assertInstanceOf(CheckpointBad.class, Fixture.check(empty).getFirst());
        NoteVerifier other =
                NoteVerifier.ed25519(ORIGIN.logKey(), Fixture.seed(9).verifyingKey());
        List<Damage> damages = LogCheck.run(new PublishedLog(storage), ORIGIN, other);
        assertInstanceOf(CheckpointBad.class, damages.getFirst());
        assertFalse(damages.getFirst().sentence().isEmpty());
    }

    @Test
    void publishedLog_servesOlderPartialTilesAndNothingBeyondTheCheckpoint() {
        PublishedLog published = new PublishedLog(storage);
        storage.append(Fixture.entries(700, 5));
        for (String path : List.of("tile/0/002.p/188", "tile/0/002.p/1", "tile/entries/002.p/188", "tile/0/000.p/7")) {
            assertEquals(true, published.find(path).orElseThrow().immutable(), path);
        }
        assertEquals(7 * 32, published.find("tile/0/000.p/7").orElseThrow().body().length);
        assertEquals(
                3 * 35, published.find("tile/entries/002.p/3").orElseThrow().body().length);
        assertEquals(false, published.find("checkpoint").orElseThrow().immutable());
        for (String path : List.of("tile/0/002", "tile/0/002.p/189", "tile/entries/002.p/189", "tile/1/000", "x")) {
            assertEquals(Optional.empty(), published.find(path).map(r -> path), path);
        }
        assertEquals(LOG_KEY.verifier().name(), ORIGIN.logKey());
    }
}
