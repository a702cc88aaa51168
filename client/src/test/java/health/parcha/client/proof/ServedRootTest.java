package health.parcha.client.proof;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Hex;
import health.parcha.log.Hash;
import health.parcha.log.Inclusion;
import health.parcha.log.LeafIndex;
import health.parcha.log.ProofRefused;
import health.parcha.log.TreeSize;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedRootTest {
    private static final RecordId ONE = new RecordId("01".repeat(16));
    private static final RecordId TWO = new RecordId("02".repeat(16));
    private static final RecordId THREE = new RecordId("03".repeat(16));

    private static Hash leaf(RecordId record, int version) {
        return Hash.ofLeaf(
                ByteBuffer.allocate(20).put(record.bytes()).putInt(version).array());
    }

    private static ServedRoot root(RecordId... records) {
        ServedRoot root = new ServedRoot();
        for (RecordId record : records) {
            root.add(record, 1);
        }
        return root;
    }

    @Test
    void nothingServed_isTheEmptyTree() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", root().hex());
    }

    @Test
    void root_isOneThatInclusionProofsLeadTo() {
        Hash root = Hash.of(Hex.bytes(root(ONE, TWO, THREE).hex()));
        Hash left = Hash.of(Hex.bytes(root(ONE, TWO).hex()));
        Inclusion third = new Inclusion(new LeafIndex(2), new TreeSize(3), List.of(left));
        assertDoesNotThrow(() -> third.verify(leaf(THREE, 1), root));
        Inclusion first = new Inclusion(new LeafIndex(0), new TreeSize(3), List.of(leaf(TWO, 1), leaf(THREE, 1)));
        assertDoesNotThrow(() -> first.verify(leaf(ONE, 1), root));
        assertThrows(ProofRefused.class, () -> first.verify(leaf(ONE, 2), root));
    }
}
