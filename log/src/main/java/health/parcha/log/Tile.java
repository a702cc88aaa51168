package health.parcha.log;

import java.util.Arrays;
import java.util.List;

/** A tile with its hashes, concatenated: 32 bytes each, 8,192 at most. */
public final class Tile {
    private final TileId id;
    private final byte[] hashes;

    private Tile(TileId id, byte[] hashes) {
        this.id = id;
        this.hashes = hashes;
    }

    /**
     * Copies the hashes of a tile; of longer ones the first, since a wider tile begins with each narrower one.
     *
     * @throws MalformedLogText where there are fewer than {@code id.width()} hashes
     */
    public static Tile of(TileId id, byte[] hashes) {
        int length = id.width() * Hash.BYTES;
        if (hashes.length < length) {
            throw new MalformedLogText(id + " has " + hashes.length + " bytes where " + length + " are needed");
        }
        return new Tile(id, Arrays.copyOf(hashes, length));
    }

    static Tile of(TileId id, List<Hash> hashes) {
        byte[] bytes = new byte[id.width() * Hash.BYTES];
        for (int i = 0; i < id.width(); i++) {
            hashes.get(i).putAt(bytes, i);
        }
        return new Tile(id, bytes);
    }

    public TileId id() {
        return id;
    }

    /** A copy of the concatenated hashes. */
    public byte[] bytes() {
        return hashes.clone();
    }

    Hash hash(int i) {
        return Hash.at(hashes, i);
    }

    /** The hash of a subtree that this tile holds. */
    Hash of(Subtree subtree) {
        int height = subtree.level() % TileId.HEIGHT;
        long first = (subtree.index() << height) - id.index() * TileId.FULL;
        return over((int) first, height);
    }

    /** The hash over a full tile, which stands in a tile of the level above. */
    Hash root() {
        return over(0, TileId.HEIGHT);
    }

    /** The hash over 2^height hashes from the {@code first} on. */
    private Hash over(int first, int height) {
        if (height == 0) {
            return hash(first);
        }
        int half = 1 << (height - 1);
        return Hash.ofNode(over(first, height - 1), over(first + half, height - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tile t && id.equals(t.id) && Arrays.equals(hashes, t.hashes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
