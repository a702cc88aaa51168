package health.parcha.embedded.chain;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** An account without any funds that signs its own transactions, and asks the chain as any client does. */
final class Sender implements AutoCloseable {
    private final Credentials key;
    private final long chainId;
    private final AnvilRpc rpc;
    private long nonce;

    Sender(URI url, long chainId, int key) {
        this.rpc = new AnvilRpc(url.getPort(), Duration.ofSeconds(30));
        this.chainId = chainId;
        this.key = Credentials.create(Integer.toHexString(key));
    }

    /** Sends a call with some data to an address without code; gives the transaction's hash. */
    String send(int data) throws RpcFailed {
        return sendRaw(sign(nonce++, 60_000, "0x00000000000000000000000000000000000000aa", "0x%08x".formatted(data)));
    }

    /** Deploys code that burns all the gas it gets: a block more than half full. */
    String burn(long gas) throws RpcFailed {
        return sendRaw(sign(nonce++, gas, "", "0x5b600056"));
    }

    String sign(long atNonce, long gas, String to, String data) {
        var transaction = org.web3j.crypto.RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(atNonce),
                BigInteger.valueOf(gas),
                to,
                BigInteger.ZERO,
                data,
                BigInteger.ZERO,
                BigInteger.ZERO);
        return Numeric.toHexString(TransactionEncoder.signMessage(transaction, key));
    }

    String sendRaw(String raw) throws RpcFailed {
        return rpc.call("eth_sendRawTransaction", raw).asString();
    }

    /** The receipt, waited for. */
    JsonNode receipt(String hash) throws RpcFailed, InterruptedException {
        while (true) {
            JsonNode receipt = rpc.call("eth_getTransactionReceipt", hash);
            if (!receipt.isNull()) {
                return receipt;
            }
            Thread.sleep(20);
        }
    }

    AnvilRpc rpc() {
        return rpc;
    }

    @Override
    public void close() {
        rpc.close();
    }
}
