package health.parcha.node.following;

import health.parcha.chain.BlockRef;
import java.util.Optional;

/** Who has stored something that a block decided, and takes it back with the block. */
public interface OnUndo {
    /**
     * The chain took back every block above the ancestor (all, where it is empty). Called inside the transaction that
     * removes them.
     */
    void undone(Optional<BlockRef> ancestor);
}
