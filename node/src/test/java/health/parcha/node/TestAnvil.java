package health.parcha.node;

import health.parcha.chain.rpc.ChainUnreachable;
import health.parcha.chain.rpc.EthRpc;
import health.parcha.chain.rpc.HttpTransport;
import health.parcha.embedded.os.Ports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A development chain without a journal, whose blocks are made, and taken back, when a test says so. */
public final class TestAnvil implements AutoCloseable {
    private final Process process;
    private final URI url;
    private final HttpTransport transport;

    private TestAnvil(Process process, URI url) {
        this.process = process;
        this.url = url;
        this.transport = new HttpTransport(url);
    }

    public static TestAnvil start() throws Exception {
        int port = Ports.free();
        List<String> options = List.of(
                "--no-mining --silent --host 127.0.0.1 --base-fee 0 --gas-price 0 --hardfork london --gas-limit 60000000"
                        .split(" ", -1));
        ProcessBuilder anvil = new ProcessBuilder(TestChain.binary().file().toString());
        anvil.command().addAll(options);
        anvil.command().addAll(List.of("--port", String.valueOf(port)));
        Process process = anvil.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        TestAnvil started = new TestAnvil(process, URI.create("http://127.0.0.1:" + port));
        while (!started.answers()) {
            Thread.sleep(20);
        }
        return started;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("anvil ended");
        }
        try {
            rpc().chainId();
            return true;
        } catch (ChainUnreachable notYet) {
            return false;
        }
    }

    public URI url() {
        return url;
    }

    public EthRpc rpc() {
        return new EthRpc(transport);
    }

    public void mine() throws Exception {
        call("evm_mine", "[]");
    }

    /** Whether each transaction gets a block of its own at once. */
    public void mineAlways(boolean always) throws Exception {
        call("evm_setAutomine", "[" + always + "]");
    }

    /** Replaces the newest blocks by as many empty ones. */
    public void reorganise(int depth) throws Exception {
        call("anvil_reorg", "[" + depth + ", []]");
    }

    private void call(String method, String params) throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        String answer = new String(transport.post(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        if (answer.contains("\"error\"")) {
            throw new IllegalStateException(method + " was refused: " + answer);
        }
    }

    @Override
    public void close() {
        transport.close();
        process.destroyForcibly();
    }
}
