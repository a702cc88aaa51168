package health.parcha.bench.reading;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.parcha.bench.area.Unmeasured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/** Serves as many random bytes as a file has, out of memory: what no server can be faster than by much. */
public final class PlainServer implements AutoCloseable {
    private final HttpServer server;

    private PlainServer(HttpServer server) {
        this.server = server;
    }

    public static PlainServer start(byte[] bytes) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> serve(exchange, bytes));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new PlainServer(server);
        } catch (IOException e) {
            throw new Unmeasured("No plain server to compare with: " + e.getMessage(), e);
        }
    }

    private static void serve(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public URI file() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/file");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
