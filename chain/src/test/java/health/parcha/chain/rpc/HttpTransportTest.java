package health.parcha.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import health.parcha.chain.ChainId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    @Test
    void aToken_isAskedForAtEachCall() throws Exception {
        List<String> seen = new ArrayList<>();
        HttpServer engine = engine(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x7a\"}", seen);
        AtomicInteger issued = new AtomicInteger();
        try (HttpTransport transport = new HttpTransport(
                url(engine), Duration.ofSeconds(20), Optional.of(() -> "token-" + issued.incrementAndGet()))) {
            EthRpc rpc = new EthRpc(transport);
            assertEquals(new ChainId(122), rpc.chainId());
            assertEquals(new ChainId(122), rpc.chainId());
        } finally {
            engine.stop(0);
        }
        assertEquals(List.of("Bearer token-1", "Bearer token-2"), seen);
    }

    @Test
    void aRefusalOfTheCaller_isSaidAsSuch() throws Exception {
        HttpServer engine = engine(401, "Unauthorized", new ArrayList<>());
        try (HttpTransport without = new HttpTransport(url(engine));
                HttpTransport with = new HttpTransport(url(engine), HttpTransport.ANSWER, Optional.of(() -> "stale"))) {
            assertTrue(refusal(without).contains("the engine refuses callers without a token: HTTP 401"));
            assertTrue(refusal(with).contains("the engine refuses the token: HTTP 401"));
        } finally {
            engine.stop(0);
        }
    }

    @Test
    void whatIsNoToken_isNotSent_andNotSaid() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        for (String secret : List.of("", "geheim\r\nX: y", "geheim geheim", "gehéim")) {
            try (HttpTransport transport =
                    new HttpTransport(nowhere, HttpTransport.ANSWER, Optional.of(() -> secret))) {
                String said = refusal(transport);
                assertTrue(said.contains("what the token's file holds is no token"), said);
                assertFalse(said.contains("geh"), said);
            }
        }
    }

    /** One that gives the same answer to everybody, and remembers what they showed it. */
    private static HttpServer engine(int status, String text, List<String> shown) throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", exchange -> {
            shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        engine.start();
        return engine;
    }

    private static URI url(HttpServer engine) {
        return URI.create("http://127.0.0.1:" + engine.getAddress().getPort());
    }

    private static String refusal(HttpTransport transport) {
        StringWriter said = new StringWriter();
        assertThrows(ChainUnreachable.class, () -> new EthRpc(transport).chainId())
                .printStackTrace(new PrintWriter(said));
        return said.toString();
    }
}
