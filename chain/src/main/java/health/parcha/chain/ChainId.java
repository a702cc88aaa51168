package health.parcha.chain;

/**
 * The number of an Ethereum chain, as eth_chainId tells it.
 *
 * @param value from 1
 */
public record ChainId(long value) {
    public ChainId {
        if (value < 1) {
            throw new IllegalArgumentException("a chain id is at least 1, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
