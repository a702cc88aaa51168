package health.parcha.embedded.chain;

import health.parcha.embedded.chain.JournalRow.Blocks;
import health.parcha.embedded.chain.JournalRow.Empty;
import health.parcha.embedded.chain.JournalRow.Full;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A block as Anvil tells it, with the hashes of its transactions. */
record MinedBlock(
        BlockMark mark, BlockHash parent, long time, long gasLimit, long gasUsed, List<String> transactionHashes) {
    /** Transactions fetched by one call; a few hundred of the largest stay below Anvil's body limit. */
    private static final int AT_ONCE = 200;

    static MinedBlock read(AnvilRpc rpc, String which) throws RpcFailed {
        JsonNode block = rpc.call("eth_getBlockByNumber", which, false);
        if (block.isNull()) {
            throw new RpcFailed("block " + which + " is gone");
        }
        List<String> hashes = new ArrayList<>();
        block.path("transactions").forEach(hash -> hashes.add(hash.asString()));
        return new MinedBlock(
                new BlockMark(AnvilRpc.number(block.path("number")), hash(block, "hash")),
                hash(block, "parentHash"),
                AnvilRpc.number(block.path("timestamp")),
                AnvilRpc.number(block.path("gasLimit")),
                AnvilRpc.number(block.path("gasUsed")),
                List.copyOf(hashes));
    }

    static MinedBlock read(AnvilRpc rpc, long number) throws RpcFailed {
        return read(rpc, "0x" + Long.toHexString(number));
    }

    private static BlockHash hash(JsonNode block, String field) {
        return new BlockHash(block.path(field).asString());
    }

    /** The block as a journal row, its transactions fetched. */
    Blocks row(AnvilRpc rpc) throws RpcFailed {
        return transactionHashes.isEmpty()
                ? Empty.single(mark.number(), time, mark.hash())
                : new Full(mark.number(), time, mark.hash(), transactions(rpc));
    }

    private List<RawTransaction> transactions(AnvilRpc rpc) throws RpcFailed {
        List<RawTransaction> transactions = new ArrayList<>();
        for (int from = 0; from < transactionHashes.size(); from += AT_ONCE) {
            List<String> some = transactionHashes.subList(from, Math.min(from + AT_ONCE, transactionHashes.size()));
            for (JsonNode raw : rpc.callEach("eth_getRawTransactionByHash", some)) {
                if (!raw.isString()) {
                    throw new RpcFailed("a transaction of block " + mark.number() + " is gone");
                }
                transactions.add(new RawTransaction(raw.asString()));
            }
        }
        return transactions;
    }
}
