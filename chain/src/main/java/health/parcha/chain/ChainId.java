package health.parcha.chain;

import health.parcha.core.party.NetworkId;
import java.nio.ByteBuffer;

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

    /** The id of the Parcha network whose Members contract stands at that address: keccak256(abi.encode(this, members)). */
    public NetworkId network(Address members) {
        ByteBuffer words = ByteBuffer.allocate(64).putLong(24, value).put(44, members.toArray());
        return NetworkId.of(Keccak.hash(words.array()).toArray());
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
