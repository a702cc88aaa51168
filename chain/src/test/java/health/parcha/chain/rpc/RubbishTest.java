package health.parcha.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.chain.Address;
import health.parcha.chain.BlockHeight;
import health.parcha.chain.Bytes;
import health.parcha.chain.Bytes32;
import health.parcha.chain.fixture.BadEngine;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an engine answers, the caller hears "ask again later" or the engine's no, and hears it in time. */
class RubbishTest {
    private static final Address SOMEBODY = Address.parse("0x00000000000000000000000000000000000000aa");

    private static List<Runnable> everyCall(EthRpc rpc) {
        return List.of(
                rpc::chainId,
                rpc::head,
                () -> rpc.header(BlockHeight.GENESIS),
                () -> rpc.headers(BlockHeight.GENESIS, new BlockHeight(3)),
                () -> rpc.transactions(Bytes32.ZERO),
                () -> rpc.logs(BlockHeight.GENESIS, new BlockHeight(3), List.of(SOMEBODY)),
                () -> rpc.read(SOMEBODY, SOMEBODY, Bytes.EMPTY, BlockTag.latest()),
                () -> rpc.estimateGas(SOMEBODY, Optional.empty(), Bytes.EMPTY),
                () -> rpc.send(Bytes.EMPTY),
                () -> rpc.receipts(List.of(Bytes32.ZERO)),
                () -> rpc.minedNonce(SOMEBODY),
                () -> rpc.code(SOMEBODY, BlockTag.latest()),
                () -> rpc.balance(SOMEBODY),
                rpc::gasPrice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>502 Bad Gateway</html>",
                "{",
                "null",
                "[]",
                "[null]",
                "[{\"id\":\"x\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[1,2]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"zz\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"number\":\"0x1\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"transactions\":7}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":\"x\",\"message\":[]}}",
                "[{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{\"blockHash\":\"0x\"}}]",
            })
    void anAnswerWithoutSense_isNoAnswer(String body) throws Exception {
        try (BadEngine engine = BadEngine.start(BadEngine.saying(body));
                HttpTransport transport = new HttpTransport(engine.url())) {
            for (Runnable call : everyCall(new EthRpc(transport))) {
                assertThrows(ChainUnreachable.class, call::run);
            }
        }
    }

    @Test
    void aNestOfBrackets_isNoAnswer() throws Exception {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        try (BadEngine engine = BadEngine.start(BadEngine.saying(deep));
                HttpTransport transport = new HttpTransport(engine.url())) {
            assertThrows(ChainUnreachable.class, new EthRpc(transport)::head);
        }
    }

    @Test
    void anAnswerThatBreaksOff_isNoAnswer() throws Exception {
        try (BadEngine engine = BadEngine.start(BadEngine.breakingOff("{\"jsonrpc\":"));
                HttpTransport transport = new HttpTransport(engine.url())) {
            assertThrows(ChainUnreachable.class, new EthRpc(transport)::head);
        }
    }

    @Test
    void anEngineThatHangs_isLeftAfterTheCallersPatience() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        BadEngine.Manner hanging = out -> {
            try {
                end.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        };
        try (BadEngine engine = BadEngine.start(hanging);
                HttpTransport transport = new HttpTransport(engine.url(), Duration.ofMillis(200))) {
            ChainUnreachable left = assertThrows(ChainUnreachable.class, new EthRpc(transport)::head);
            assertTrue(String.valueOf(left.getMessage()).contains("does not answer"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void anEngineThatDripsWithoutEnd_isLeftAfterTheCallersPatience() throws Exception {
        try (BadEngine engine = BadEngine.start(RubbishTest::drip);
                HttpTransport transport = new HttpTransport(engine.url(), Duration.ofMillis(200))) {
            assertThrows(ChainUnreachable.class, new EthRpc(transport)::head);
        }
    }

    private static void drip(OutputStream out) throws java.io.IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        try {
            while (true) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anEngineThatNeverStopsTalking_isCutOff_beforeItFillsTheMemory() throws Exception {
        byte[] chunk = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        BadEngine.Manner endless = out -> {
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                out.write(chunk);
            }
        };
        try (BadEngine engine = BadEngine.start(endless);
                HttpTransport transport = new HttpTransport(engine.url())) {
            ChainUnreachable cut = assertThrows(ChainUnreachable.class, new EthRpc(transport)::head);
            assertTrue(String.valueOf(cut.getMessage()).contains("does not answer"), cut.getMessage());
        }
    }
}
