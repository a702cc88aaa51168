package health.parcha.chain.rpc;

import health.parcha.chain.Address;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import java.util.List;
import java.util.Optional;

/**
 * What became of a mined transaction.
 *
 * @param ok false where it reverted as a whole
 * @param created the contract it made
 */
public record Receipt(
        Bytes32 transaction,
        BlockRef block,
        boolean ok,
        long gasUsed,
        Optional<Address> created,
        List<LogEntry> logs) {}
