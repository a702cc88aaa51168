package health.parcha.embedded.chain;

/**
 * A block, named so that no other can be meant.
 *
 * @param number its height; the genesis block has 0
 */
public record BlockMark(long number, BlockHash hash) {}
