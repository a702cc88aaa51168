package health.parcha.chain.rpc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks, transactions, receipts and events out of their JSON. */
final class BlockJson {
    private BlockJson() {}

    static BlockHeader header(JsonElement json) {
        if (!(json instanceof JsonObject block)) {
            throw new ChainUnreachable("the engine has no such block");
        }
        return new BlockHeader(
                height(block.get("number")),
                Quantity.word(block.get("hash")),
                Quantity.word(block.get("parentHash")),
                Instant.ofEpochSecond(Quantity.number(block.get("timestamp"))),
                Optional.ofNullable(block.get("baseFeePerGas"))
                        .filter(fee -> !fee.isJsonNull())
                        .map(Quantity::big),
                Quantity.number(block.get("gasLimit")));
    }

    static List<MinedTransaction> transactions(JsonObject block) {
        List<MinedTransaction> found = new ArrayList<>();
        for (JsonElement element : block.getAsJsonArray("transactions")) {
            JsonObject transaction = element.getAsJsonObject();
            found.add(new MinedTransaction(
                    Quantity.word(transaction.get("hash")),
                    Quantity.address(transaction.get("from")),
                    address(transaction, "to"),
                    Quantity.data(transaction.get("input")),
                    Math.toIntExact(Quantity.number(transaction.get("transactionIndex")))));
        }
        return found;
    }

    // One engine answers an error-like empty object for a transaction that is not mined, others null.
    static Optional<Receipt> receipt(JsonElement json) {
        if (!(json instanceof JsonObject receipt) || !receipt.has("blockHash")) {
            return Optional.empty();
        }
        BlockRef block = new BlockRef(height(receipt.get("blockNumber")), Quantity.word(receipt.get("blockHash")));
        return Optional.of(new Receipt(
                Quantity.word(receipt.get("transactionHash")),
                block,
                Quantity.number(receipt.get("status")) == 1,
                Quantity.number(receipt.get("gasUsed")),
                address(receipt, "contractAddress"),
                logs(receipt.getAsJsonArray("logs"))));
    }

    static List<LogEntry> logs(JsonArray json) {
        List<LogEntry> found = new ArrayList<>();
        for (JsonElement element : json) {
            JsonObject log = element.getAsJsonObject();
            List<Bytes32> topics = new ArrayList<>();
            log.getAsJsonArray("topics").forEach(topic -> topics.add(Quantity.word(topic)));
            found.add(new LogEntry(
                    Quantity.address(log.get("address")),
                    List.copyOf(topics),
                    Quantity.data(log.get("data")),
                    height(log.get("blockNumber")),
                    Quantity.word(log.get("blockHash")),
                    Quantity.word(log.get("transactionHash")),
                    Math.toIntExact(Quantity.number(log.get("logIndex")))));
        }
        return found;
    }

    private static BlockHeight height(JsonElement json) {
        return new BlockHeight(Quantity.number(json));
    }

    private static Optional<Address> address(JsonObject holder, String name) {
        JsonElement value = holder.get(name);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(Quantity.address(value));
    }
}
