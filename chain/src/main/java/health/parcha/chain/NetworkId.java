package health.parcha.chain;

import java.nio.ByteBuffer;

/**
 * The id of a Parcha network, 32 bytes: keccak256(abi.encode(chain id, address of Members)). It stands in cards, tickets,
 * signed documents and QR codes, so that nothing of one network passes in another.
 */
public record NetworkId(Bytes32 value) {
    public static NetworkId of(ChainId chain, Address members) {
        return new NetworkId(Keccak.hash(ByteBuffer.allocate(64)
                .putLong(24, chain.value())
                .put(44, members.toArray())
                .array()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
