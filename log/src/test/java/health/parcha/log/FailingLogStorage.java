package health.parcha.log;

import java.util.List;
import java.util.Optional;

/**
 * A storage of which one write fails, in one of two ways: the write is lost, or it is stored and only its answer is lost.
 * The process is then gone, so every later call fails too.
 */
class FailingLogStorage implements LogStorage {
    enum Way {
        LOST,
        STORED
    }

    /** The failure that a test waits for. */
    static final class Crash extends RuntimeException {
        Crash(String write) {
            super(write);
        }
    }

    private final LogStorage storage;
    private final int failing;
    private final Way way;
    private int writes;
    private boolean dead;

    /** Fails the {@code failing}-th write, counted from 0. */
    FailingLogStorage(LogStorage storage, int failing, Way way) {
        this.storage = storage;
        this.failing = failing;
        this.way = way;
    }

    boolean hasFailed() {
        return dead;
    }

    @Override
    public LeafIndex append(List<Entry> entries) {
        return write("append", () -> storage.append(entries));
    }

    @Override
    public void replaceCheckpoint(Optional<byte[]> expected, byte[] next) {
        write("replaceCheckpoint", () -> {
            storage.replaceCheckpoint(expected, next);
            return true;
        });
    }

    /** Each tile is a write of its own, since the contract does not promise more. */
    @Override
    public void storeTiles(List<Tile> tiles) {
        for (Tile tile : tiles) {
            write("storeTiles", () -> {
                storage.storeTiles(List.of(tile));
                return true;
            });
        }
    }

    @Override
    public List<Entry> entries(LeafIndex from, int max) {
        alive();
        return storage.entries(from, max);
    }

    @Override
    public Optional<byte[]> checkpoint() {
        alive();
        return storage.checkpoint();
    }

    @Override
    public List<Tile> tiles(List<TileId> ids) {
        alive();
        return storage.tiles(ids);
    }

    private <T> T write(String name, java.util.function.Supplier<T> write) {
        alive();
        if (writes++ != failing) {
            return write.get();
        }
        dead = true;
        if (way == Way.STORED) {
            write.get();
        }
        throw new Crash(name);
    }

    private void alive() {
        if (dead) {
            throw new Crash("the process is gone");
        }
    }
}
