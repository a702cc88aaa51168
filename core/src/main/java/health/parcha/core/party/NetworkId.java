package health.parcha.core.party;

import health.parcha.core.signed.Hex;

/** One network: keccak256(abi.encode(chain id, address of its Members contract)). 32 bytes. */
public record NetworkId(String hex) {
    /** Length in bytes. */
    public static final int BYTES = 32;

    public NetworkId {
        Hex.check(hex, BYTES, "network id");
    }

    public static NetworkId of(byte[] bytes) {
        return new NetworkId(Hex.of(bytes));
    }

    public byte[] bytes() {
        return Hex.bytes(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
