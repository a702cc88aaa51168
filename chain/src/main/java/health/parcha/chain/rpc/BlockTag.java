package health.parcha.chain.rpc;

import health.parcha.chain.BlockHeight;

/** Which state a question is asked of. The tags {@code finalized} and {@code safe} are left out: several engines lack them. */
public sealed interface BlockTag {
    /** The newest block the engine has. */
    record Latest() implements BlockTag {
        @Override
        public String toString() {
            return "latest";
        }
    }

    /** The block of that height. */
    record At(BlockHeight height) implements BlockTag {
        @Override
        public String toString() {
            return Quantity.of(height);
        }
    }

    static BlockTag latest() {
        return new Latest();
    }

    static BlockTag at(BlockHeight height) {
        return new At(height);
    }
}
