package health.parcha.chain;

/** One block named so that a fork cannot be mistaken for it: its height and its hash. */
public record BlockRef(BlockHeight height, Bytes32 hash) {}
