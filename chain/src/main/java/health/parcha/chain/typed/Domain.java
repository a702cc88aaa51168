package health.parcha.chain.typed;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.Keccak;

/**
 * Where a signature counts: this network's chain and one rule module on it. The same bytes signed for another module or
 * another chain give another digest.
 *
 * @param chainId the chain's own number
 * @param module the contract that will check the signature
 */
public record Domain(ChainId chainId, Address module) {
    /** The version that every signature of today names. */
    public static final String VERSION = "1";

    private static final StructType TYPE =
            new StructType("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] PREFIX = {0x19, 0x01};

    public Bytes32 separator() {
        return TYPE.hash(Word.text("Parcha"), Word.text(VERSION), Word.uint(chainId.value()), Word.address(module));
    }

    /** The digest that is signed: keccak256(0x1901, separator, struct hash). */
    public Bytes32 digest(Bytes32 structHash) {
        return Keccak.hash(PREFIX, separator().toArray(), structHash.toArray());
    }
}
