package health.parcha.chain.rpc;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import java.util.Optional;

/**
 * A transaction inside a block.
 *
 * @param to empty where it made a contract
 * @param index place in its block
 */
public record MinedTransaction(Bytes32 hash, Address from, Optional<Address> to, Bytes input, int index) {}
