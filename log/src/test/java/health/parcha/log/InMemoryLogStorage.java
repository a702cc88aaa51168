package health.parcha.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The contract of {@link LogStorage} in memory; each call is its own transaction. Tests may damage what it holds. */
class InMemoryLogStorage implements LogStorage {
    final List<Entry> entries = new ArrayList<>();
    final Map<String, byte[]> tiles = new TreeMap<>();
    private byte[] checkpoint = new byte[0];

    @Override
    public synchronized LeafIndex append(List<Entry> more) {
        LeafIndex first = new LeafIndex(entries.size());
        entries.addAll(more);
        return first;
    }

    @Override
    public synchronized List<Entry> entries(LeafIndex from, int max) {
        int start = (int) Math.min(from.value(), entries.size());
        return List.copyOf(entries.subList(start, Math.min(start + max, entries.size())));
    }

    @Override
    public synchronized Optional<byte[]> checkpoint() {
        return checkpoint.length == 0 ? Optional.empty() : Optional.of(checkpoint.clone());
    }

    @Override
    public synchronized void replaceCheckpoint(Optional<byte[]> expected, byte[] next) {
        if (!Arrays.equals(expected.orElse(new byte[0]), checkpoint)) {
            throw new WriterConflict("another checkpoint is stored");
        }
        checkpoint = next.clone();
    }

    @Override
    public synchronized void storeTiles(List<Tile> more) {
        for (Tile tile : more) {
            byte[] stored = tiles.getOrDefault(key(tile.id()), new byte[0]);
            byte[] given = tile.bytes();
            int common = Math.min(stored.length, given.length);
            if (Arrays.mismatch(stored, 0, common, given, 0, common) >= 0) {
                throw new LogForked(tile.id() + " differs from the stored one");
            }
            tiles.put(key(tile.id()), stored.length < given.length ? given : stored);
        }
    }

    @Override
    public synchronized List<Tile> tiles(List<TileId> ids) {
        return ids.stream().map(this::tile).toList();
    }

    private Tile tile(TileId id) {
        byte[] stored = tiles.getOrDefault(key(id), new byte[0]);
        if (stored.length < id.width() * Hash.BYTES) {
            throw new ResourceAbsent(id + " is not stored");
        }
        return Tile.of(id, stored);
    }

    static String key(TileId id) {
        return id.level() + "/" + id.index();
    }
}
