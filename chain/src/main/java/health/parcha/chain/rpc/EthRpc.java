package health.parcha.chain.rpc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.ChainId;
import health.parcha.chain.rpc.JsonRpc.Call;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls Parcha makes to an Ethereum engine. Every method may throw {@link ChainUnreachable} (ask again later) and
 * {@link RpcRefusal} (the engine's no). Safe for use by several threads.
 */
public final class EthRpc {
    private static final int SLIPS = 5;

    private final JsonRpc rpc;

    public EthRpc(Transport transport) {
        this.rpc = new JsonRpc(transport);
    }

    public ChainId chainId() {
        return new ChainId(rpc.call(Quantity::number, "eth_chainId"));
    }

    /** The newest block the engine has. */
    public BlockHeader head() {
        return rpc.call(BlockJson::header, "eth_getBlockByNumber", "latest", false);
    }

    /**
     * The block of that height on the engine's present chain; empty above its head. An engine whose chain begins at block 1
     * gives that one for height 0.
     */
    public Optional<BlockHeader> header(BlockHeight height) {
        return rpc.call(
                block -> block.isJsonNull() ? Optional.empty() : Optional.of(BlockJson.header(block)),
                "eth_getBlockByNumber",
                Quantity.of(height),
                false);
    }

    /** The blocks from..to, lowest first; shorter where the engine has fewer. */
    public List<BlockHeader> headers(BlockHeight from, BlockHeight to) {
        List<Call> calls = new ArrayList<>();
        for (BlockHeight at = from; !at.isAbove(to); at = at.plus(1)) {
            calls.add(Call.of("eth_getBlockByNumber", Quantity.of(at), false));
        }
        return rpc.batch(
                blocks -> blocks.stream()
                        .takeWhile(block -> !block.isJsonNull())
                        .map(BlockJson::header)
                        .toList(),
                calls);
    }

    /** Every transaction of a block, in order; empty where the engine has dropped that block. */
    public Optional<List<MinedTransaction>> transactions(Bytes32 block) {
        return rpc.call(
                found -> found.isJsonNull()
                        ? Optional.empty()
                        : Optional.of(BlockJson.transactions(found.getAsJsonObject())),
                "eth_getBlockByHash",
                block,
                true);
    }

    /** The events of some contracts in the blocks from..to of the engine's present chain, in the order of the chain. */
    public List<LogEntry> logs(BlockHeight from, BlockHeight to, List<Address> emitters) {
        JsonObject filter = new JsonObject();
        filter.addProperty("fromBlock", Quantity.of(from));
        filter.addProperty("toBlock", Quantity.of(to));
        JsonArray addresses = new JsonArray();
        emitters.forEach(emitter -> addresses.add(emitter.toString()));
        filter.add("address", addresses);
        return rpc.call(logs -> BlockJson.logs(logs.getAsJsonArray()), "eth_getLogs", filter);
    }

    /** Runs a call without effect and gives what it returns; a revert is an {@link RpcRefusal} with its bytes. */
    public Bytes read(Address from, Address to, Bytes input, BlockTag at) {
        for (int left = SLIPS; ; left--) {
            try {
                return rpc.call(EthRpc::data, "eth_call", request(from, to, input), at);
            } catch (RpcRefusal refused) {
                // An engine that keeps the newest state alone may make a block between naming "latest" and reading it.
                if (!(at instanceof BlockTag.Latest) || !refused.saysBlockGone() || left == 0) {
                    throw refused;
                }
            }
        }
    }

    /** The gas a call would use now; a revert is an {@link RpcRefusal} with its bytes. */
    public long estimateGas(Address from, Optional<Address> to, Bytes input) {
        JsonObject request = new JsonObject();
        request.addProperty("from", from.toString());
        to.ifPresent(address -> request.addProperty("to", address.toString()));
        request.addProperty("data", Quantity.data(input));
        return rpc.call(Quantity::number, "eth_estimateGas", request);
    }

    /** Hands in a signed transaction; the engine's no is an {@link RpcRefusal} whose questions tell what it means. */
    public Bytes32 send(Bytes signed) {
        return rpc.call(Quantity::word, "eth_sendRawTransaction", Quantity.data(signed));
    }

    /** The receipts of transactions in the same order; empty for one that is not mined, which some engines call an error. */
    public List<Optional<Receipt>> receipts(List<Bytes32> transactions) {
        List<Call> calls = transactions.stream()
                .map(hash -> Call.of("eth_getTransactionReceipt", hash))
                .toList();
        return rpc.batch(answers -> answers.stream().map(BlockJson::receipt).toList(), calls, RpcRefusal::saysNotFound);
    }

    /** How many transactions of that sender are mined: the nonce of its next one. */
    public long minedNonce(Address sender) {
        return rpc.call(Quantity::number, "eth_getTransactionCount", sender, "latest");
    }

    /** The code that stands at an address; empty where there is none. */
    public Bytes code(Address contract, BlockTag at) {
        return rpc.call(EthRpc::data, "eth_getCode", contract, at);
    }

    /** Wei an address owns. */
    public BigInteger balance(Address owner) {
        return rpc.call(Quantity::big, "eth_getBalance", owner, "latest");
    }

    /** Wei a unit of gas that the engine advises for chains without a base fee. */
    public BigInteger gasPrice() {
        return rpc.call(Quantity::big, "eth_gasPrice");
    }

    private static Bytes data(JsonElement json) {
        return Quantity.data(json);
    }

    private static JsonObject request(Address from, Address to, Bytes input) {
        JsonObject request = new JsonObject();
        request.addProperty("from", from.toString());
        request.addProperty("to", to.toString());
        request.addProperty("data", Quantity.data(input));
        return request;
    }
}
