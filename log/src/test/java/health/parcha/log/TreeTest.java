package health.parcha.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeTest {
    /** The eight leaves with which implementations of Certificate Transparency check themselves, and their roots. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void roots_ofTheKnownLeaves_areTheKnownOnes() {
        TreeEdge edge = TreeEdge.empty();
        assertEquals(ROOTS.getFirst(), hex(edge.root()));
        for (int i = 0; i < LEAVES.size(); i++) {
            edge.append(Hash.ofLeaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertEquals(ROOTS.get(i + 1), hex(edge.root()));
        }
    }

    @Test
    void root_ofEverySizeUpToThreeTiles_isThatOfTheDefinition() {
        List<Hash> leaves = ReferenceTree.leaves(3 * 256 + 2);
        TreeEdge edge = TreeEdge.empty();
        for (int size = 0; size < leaves.size(); size++) {
            assertEquals(ReferenceTree.root(leaves.subList(0, size)), edge.root(), "size " + size);
            edge.append(leaves.get(size));
        }
    }

    @Test
    void rootOfAList_isThatOfTheDefinition() {
        assertEquals(Hash.OF_EMPTY_TREE, Hash.rootOf(List.of()));
        assertEquals(ReferenceTree.root(ReferenceTree.leaves(1000)), Hash.rootOf(ReferenceTree.leaves(1000)));
    }

    @Test
    void root_whereTheThirdLevelBegins_isThatOfTheDefinition() {
        List<Hash> leaves = ReferenceTree.leaves(65_536 + 257);
        Tiles tiles = new Tiles();
        for (int size : List.of(65_535, 65_536, 65_537, 65_536 + 256, 65_536 + 257)) {
            tiles.growTo(size, leaves);
            Hash root = ReferenceTree.root(leaves.subList(0, size));
            assertEquals(root, tiles.edge.root(), "size " + size);
            assertEquals(root, tiles.proofs().root(new TreeSize(size)), "size " + size);
        }
    }

    @Test
    void tilesOfATree_areThoseOfTheSpecificationsExample() {
        // "A tree of size 70,000 will be represented by ..." (tlog-tiles, Partial Tiles).
        TreeSize size = new TreeSize(70_000);
        assertEquals(
                List.of(new TileId(0, 273, 112), new TileId(1, 1, 17), new TileId(2, 0, 1)), TreeEdge.tilesOf(size));
        assertEquals(256, TileId.widthAt(1, 0, size));
        assertEquals(List.of(new TileId(1, 0, 1)), TreeEdge.tilesOf(new TreeSize(256)));
    }

    @Property(tries = 150)
    void growing_inAnySteps_endsInTheSameTiles(
            @ForAll @IntRange(min = 1, max = 1200) int size, @ForAll @IntRange(min = 1, max = 700) int step) {
        List<Hash> leaves = ReferenceTree.leaves(size);
        Tiles atOnce = new Tiles();
        atOnce.growTo(size, leaves);
        Tiles inSteps = new Tiles();
        for (int to = step; to < size; to += step) {
            inSteps.growTo(to, leaves);
            inSteps.restart();
        }
        inSteps.growTo(size, leaves);
        assertEquals(atOnce.stored, inSteps.stored);
        assertEquals(ReferenceTree.root(leaves), inSteps.edge.root());
    }

    @Property(tries = 200)
    void inclusionProof_fromTiles_isThatOfTheDefinitionAndVerifies(
            @ForAll @IntRange(min = 1, max = 1500) int size, @ForAll @IntRange(min = 0, max = 1499) int some) {
        int index = some % size;
        List<Hash> leaves = ReferenceTree.leaves(size);
        Inclusion proof = Tiles.of(leaves).proofs().inclusion(new LeafIndex(index), new TreeSize(size));
        assertEquals(ReferenceTree.path(index, leaves), proof.path());
        proof.verify(leaves.get(index), ReferenceTree.root(leaves));
    }

    @Property(tries = 200)
    void consistencyProof_fromTiles_isThatOfTheDefinitionAndVerifies(
            @ForAll @IntRange(min = 1, max = 1500) int latter, @ForAll @IntRange(min = 0, max = 1499) int some) {
        int former = 1 + some % latter;
        List<Hash> leaves = ReferenceTree.leaves(latter);
        Consistency proof = Tiles.of(leaves).proofs().consistency(new TreeSize(former), new TreeSize(latter));
        assertEquals(ReferenceTree.proof(former, leaves), proof.path());
        proof.verify(ReferenceTree.root(leaves.subList(0, former)), ReferenceTree.root(leaves));
    }

    @Property(tries = 100)
    void inclusionProof_forAnotherLeafIndexSizeOrPath_isRefused(
            @ForAll @IntRange(min = 2, max = 600) int size, @ForAll @IntRange(min = 0, max = 599) int some) {
        int index = some % size;
        List<Hash> leaves = ReferenceTree.leaves(size);
        Hash root = ReferenceTree.root(leaves);
        List<Hash> path = ReferenceTree.path(index, leaves);
        refused(new Inclusion(new LeafIndex(index), new TreeSize(size), path), ReferenceTree.leaf(size), root);
        refused(new Inclusion(new LeafIndex((index + 1) % size), new TreeSize(size), path), leaves.get(index), root);
        refused(new Inclusion(new LeafIndex(size), new TreeSize(size), path), leaves.get(index), root);
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        refused(new Inclusion(new LeafIndex(index), new TreeSize(size), longer), leaves.get(index), root);
        List<Hash> shorter = path.subList(0, path.size() - 1);
        refused(new Inclusion(new LeafIndex(index), new TreeSize(size), shorter), leaves.get(index), root);
    }

    @Test
    void consistency_ofTwoHistories_isRefused() {
        List<Hash> leaves = ReferenceTree.leaves(700);
        List<Hash> rewritten = new ArrayList<>(leaves);
        rewritten.set(3, ReferenceTree.leaf(9999));
        Consistency proof = Tiles.of(rewritten).proofs().consistency(new TreeSize(300), new TreeSize(700));
        Hash published = ReferenceTree.root(leaves.subList(0, 300));
        assertThrows(ProofRefused.class, () -> proof.verify(published, ReferenceTree.root(rewritten)));
    }

    @Test
    void consistency_fromTheEmptyLogOrBackwards_isRefused() {
        Hash root = ReferenceTree.root(ReferenceTree.leaves(3));
        Consistency fromNothing = new Consistency(TreeSize.EMPTY, new TreeSize(3), List.of());
        assertThrows(ProofRefused.class, () -> fromNothing.verify(Hash.OF_EMPTY_TREE, root));
        Consistency backwards = new Consistency(new TreeSize(3), new TreeSize(2), List.of());
        assertThrows(ProofRefused.class, () -> backwards.verify(root, root));
    }

    @Test
    void appendingABatch_readsTheRightEdgeAlone() {
        TreeSize size = new TreeSize(70_000);
        long hashes = TreeEdge.tilesOf(size).stream().mapToLong(TileId::width).sum();
        assertEquals(112 + 17 + 1, hashes);
    }

    @Test
    void proofBuilder_beyondTheTree_saysAbsent() {
        ProofBuilder proofs = Tiles.of(ReferenceTree.leaves(5)).proofs();
        assertThrows(ResourceAbsent.class, () -> proofs.inclusion(new LeafIndex(5), new TreeSize(5)));
        assertThrows(ResourceAbsent.class, () -> proofs.root(new TreeSize(6)));
    }

    private static void refused(Inclusion proof, Hash leaf, Hash root) {
        assertThrows(ProofRefused.class, () -> proof.verify(leaf, root));
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    /** A growing tree and the widest tile of each place. */
    private static final class Tiles {
        private final Map<String, Tile> stored = new HashMap<>();
        private TreeEdge edge = TreeEdge.empty();

        static Tiles of(List<Hash> leaves) {
            Tiles tiles = new Tiles();
            tiles.growTo(leaves.size(), leaves);
            return tiles;
        }

        void growTo(int size, List<Hash> leaves) {
            leaves.subList((int) edge.size().value(), size).forEach(edge::append);
            edge.takeChanged().forEach(t -> stored.put(InMemoryLogStorage.key(t.id()), t));
        }

        /** Forgets the edge and restores it from the stored tiles. */
        void restart() {
            TreeSize size = edge.size();
            edge = TreeEdge.of(size, read(TreeEdge.tilesOf(size)));
        }

        ProofBuilder proofs() {
            return new ProofBuilder(this::read);
        }

        private List<Tile> read(List<TileId> ids) {
            assertTrue(Collections.frequency(ids, ids.getFirst()) == 1, "no tile is asked for twice");
            return ids.stream().map(this::read).toList();
        }

        private Tile read(TileId id) {
            Tile tile = stored.get(InMemoryLogStorage.key(id));
            if (tile == null || tile.id().width() < id.width()) {
                throw new ResourceAbsent(id.path());
            }
            return Tile.of(id, tile.bytes());
        }
    }
}
