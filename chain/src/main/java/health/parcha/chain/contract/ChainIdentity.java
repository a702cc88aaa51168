package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.Contracts;
import health.parcha.chain.Keccak;
import health.parcha.chain.rpc.BlockTag;
import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.core.party.NetworkId;

/**
 * What tells this chain from any other: its first block, and the code that stands at the contracts' addresses.
 *
 * @param genesis hash of block 0
 * @param code keccak256 over the code hashes of the contracts, in the order of {@link Contracts#all}
 */
public record ChainIdentity(NetworkId network, Bytes32 genesis, Bytes32 code) {
    /** Reads it off the engine; missing contracts show as the hash of no code. */
    public static ChainIdentity of(EthRpc rpc, Contracts contracts) {
        Bytes32 genesis = rpc.header(BlockHeight.GENESIS)
                .orElseThrow(() -> new ChainUnreachable("the engine has no first block"))
                .hash();
        byte[][] codes = contracts.all().stream()
                .map(contract -> codeHash(rpc, contract))
                .toArray(byte[][]::new);
        return new ChainIdentity(rpc.chainId().network(contracts.directory()), genesis, Keccak.hash(codes));
    }

    private static byte[] codeHash(EthRpc rpc, Address contract) {
        Bytes code = rpc.code(contract, BlockTag.latest());
        return Keccak.hash(code.toArray()).toArray();
    }
}
