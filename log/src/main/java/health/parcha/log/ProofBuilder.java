package health.parcha.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Builds proofs and roots from tiles, with one read for each. What it builds proves nothing until it is verified against
 * the root of a signed checkpoint; a node does so before it hands a proof out, a client before it trusts one.
 */
public final class ProofBuilder {
    private final TileReader reader;

    public ProofBuilder(TileReader reader) {
        this.reader = reader;
    }

    /**
     * The proof that a leaf is in the tree of the given size.
     *
     * @throws ResourceAbsent where the index lies outside the tree, or a tile is missing
     */
    public Inclusion inclusion(LeafIndex index, TreeSize size) {
        if (!size.covers(index)) {
            throw new ResourceAbsent("leaf " + index + " is not in a tree of size " + size
                    + "; wait for the next checkpoint, at most a second");
        }
        return new Inclusion(index, size, hashes(Subtree.inclusion(index, size), size));
    }

    /**
     * The proof that the tree of the latter size begins with that of the former.
     *
     * @throws IllegalArgumentException where the former size is 0 or more than the latter: there is nothing to prove
     * @throws ResourceAbsent where a tile is missing
     */
    public Consistency consistency(TreeSize former, TreeSize latter) {
        if (former.value() == 0 || former.compareTo(latter) > 0) {
            throw new IllegalArgumentException("no consistency proof from size " + former + " to " + latter);
        }
        return new Consistency(former, latter, hashes(Subtree.consistency(former, latter), latter));
    }

    /**
     * The root of the tree of the given size.
     *
     * @throws ResourceAbsent where a tile is missing
     */
    public Hash root(TreeSize size) {
        if (size.value() == 0) {
            return Hash.OF_EMPTY_TREE;
        }
        return hashes(List.of(Subtree.ofRun(0, size.value())), size).getFirst();
    }

    private List<Hash> hashes(List<List<Subtree>> runs, TreeSize size) {
        Map<TileId, Tile> tiles = read(runs, size);
        List<Hash> hashes = new ArrayList<>(runs.size());
        for (List<Subtree> run : runs) {
            hashes.add(hash(run, size, tiles));
        }
        return hashes;
    }

    private Map<TileId, Tile> read(List<List<Subtree>> runs, TreeSize size) {
        Set<TileId> ids = new LinkedHashSet<>();
        runs.forEach(run -> run.forEach(subtree -> ids.add(TileId.holding(subtree, size))));
        Map<TileId, Tile> tiles = new HashMap<>();
        if (!ids.isEmpty()) {
            reader.tiles(List.copyOf(ids)).forEach(tile -> tiles.put(tile.id(), tile));
        }
        return tiles;
    }

    /** The hash of a run: its subtrees hang on one another from the right. */
    private static Hash hash(List<Subtree> run, TreeSize size, Map<TileId, Tile> tiles) {
        Hash hash = hash(run.getLast(), size, tiles);
        for (Subtree left : run.reversed().subList(1, run.size())) {
            hash = Hash.ofNode(hash(left, size, tiles), hash);
        }
        return hash;
    }

    private static Hash hash(Subtree subtree, TreeSize size, Map<TileId, Tile> tiles) {
        TileId id = TileId.holding(subtree, size);
        Tile tile = tiles.get(id);
        if (tile == null) {
            throw new ResourceAbsent(id + " was not in the reader's answer");
        }
        return tile.of(subtree);
    }
}
