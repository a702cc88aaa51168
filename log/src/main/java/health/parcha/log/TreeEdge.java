package health.parcha.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The right edge of a tree: the partial tile of each level, which is all that growing needs. Appending n leaves touches
 * the n leaf hashes, one hash a completed subtree, and at most 255 hashes a level for the root; the rest of the tree is
 * never read.
 */
final class TreeEdge {
    private final List<Level> levels = new ArrayList<>();
    private final List<Tile> filled = new ArrayList<>();
    private long leaves;

    private TreeEdge(TreeSize size) {
        this.leaves = size.value();
        for (int level = 0; level < TileId.LEVELS; level++) {
            levels.add(new Level(level, size.value() >>> (TileId.HEIGHT * level)));
        }
    }

    static TreeEdge empty() {
        return new TreeEdge(TreeSize.EMPTY);
    }

    /** The tiles from which {@link #of} restores the edge of a tree; none for the empty tree. */
    static List<TileId> tilesOf(TreeSize size) {
        List<TileId> ids = new ArrayList<>();
        for (int level = 0; level < TileId.LEVELS; level++) {
            long hashes = size.value() >>> (TileId.HEIGHT * level);
            int width = (int) (hashes % TileId.FULL);
            if (width > 0) {
                ids.add(new TileId(level, hashes / TileId.FULL, width));
            }
        }
        return ids;
    }

    static TreeEdge of(TreeSize size, List<Tile> tiles) {
        TreeEdge edge = new TreeEdge(size);
        tiles.forEach(tile -> edge.levels.get(tile.id().level()).restore(tile));
        return edge;
    }

    void append(Hash leaf) {
        leaves++;
        push(0, leaf);
    }

    TreeSize size() {
        return new TreeSize(leaves);
    }

    /** Takes out the tiles that changed since the last call: the filled ones in order, then the grown partial ones. */
    List<Tile> takeChanged() {
        List<Tile> changed = new ArrayList<>(filled);
        filled.clear();
        levels.forEach(level -> level.takeGrown().ifPresent(changed::add));
        return changed;
    }

    /** Like {@link #takeChanged}, but leaves partial tiles to grow on. */
    List<Tile> takeFilled() {
        List<Tile> taken = List.copyOf(filled);
        filled.clear();
        return taken;
    }

    Hash root() {
        Optional<Hash> root = Optional.empty();
        for (Level level : levels) {
            root = level.under(root);
        }
        return root.orElse(Hash.OF_EMPTY_TREE);
    }

    private void push(int level, Hash hash) {
        levels.get(level).push(hash).ifPresent(tile -> {
            filled.add(tile);
            push(level + 1, tile.root());
        });
    }

    /** The hashes of one level right of its last full tile. */
    private static final class Level {
        private final int number;
        private final List<Hash> partial = new ArrayList<>();
        private long index;
        private boolean grown;

        Level(int number, long hashes) {
            this.number = number;
            this.index = hashes / TileId.FULL;
        }

        void restore(Tile tile) {
            for (int i = 0; i < tile.id().width(); i++) {
                partial.add(tile.hash(i));
            }
        }

        /** Takes a hash in; gives the tile back that it filled. */
        Optional<Tile> push(Hash hash) {
            partial.add(hash);
            grown = true;
            if (partial.size() < TileId.FULL) {
                return Optional.empty();
            }
            Tile full = tile();
            partial.clear();
            index++;
            grown = false;
            return Optional.of(full);
        }

        Optional<Tile> takeGrown() {
            boolean changed = grown && !partial.isEmpty();
            grown = false;
            return changed ? Optional.of(tile()) : Optional.empty();
        }

        private Tile tile() {
            return Tile.of(new TileId(number, index, partial.size()), partial);
        }

        /** The root of this level's hashes with the given root of the lower levels on their right. */
        Optional<Hash> under(Optional<Hash> right) {
            if (partial.isEmpty()) {
                return right;
            }
            Tile tile = Tile.of(new TileId(0, 0, partial.size()), partial);
            Optional<Hash> hash = right;
            for (Subtree left : Subtree.ofRun(0, partial.size()).reversed()) {
                Hash leftHash = tile.of(left);
                hash = Optional.of(hash.map(h -> Hash.ofNode(leftHash, h)).orElse(leftHash));
            }
            return hash;
        }
    }
}
