package health.parcha.node;

import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import health.parcha.embedded.os.Ports;
import health.parcha.node.following.Freshness;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A node inside the tests' process: its doors by HTTP, its parts where a test looks behind them. */
public final class TestNode implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final String url;

    private TestNode(ConfigurableApplicationContext context, String url) {
        this.context = context;
        this.url = url;
    }

    /** @param handlers further handlers, for what no handler of the node shows */
    public static TestNode start(Path settings, TestHospital hospital, Class<?>... handlers) {
        SpringApplication node = new SpringApplication(Node.class);
        node.addPrimarySources(List.of(handlers));
        node.setDefaultProperties(
                Map.of("spring.config.additional-location", settings.toUri().toString()));
        return new TestNode(node.run(), hospital.url());
    }

    /** Of a hospital that is alone in its network, on a chain that is not there: see {@link TestSettings#offChain}. */
    public static TestNode offChain(Path folder, TestDatabase database) throws Exception {
        TestHospital hospital = TestHospital.make(1, Ports.free(), new byte[32]);
        return start(TestSettings.offChain(folder, hospital, database), hospital);
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public String url() {
        return url;
    }

    /** Waits until no block has been seen for longer than that. */
    public void untilTheHeadIsOlderThan(Duration age) throws InterruptedException {
        while (part(Freshness.class).age().filter(now -> now.compareTo(age) > 0).isEmpty()) {
            Thread.sleep(20);
        }
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET(), headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        return send("POST", path, json, headers);
    }

    /** Posts for an item stream. */
    public byte[] postForItems(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    public HttpResponse<String> send(String method, String path, String json, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)),
                headers);
    }

    /** Posts a body of another type than JSON. */
    public HttpResponse<String> stream(String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Posts an item stream for another. */
    public List<Json.Fields> postItems(String path, byte[] items, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/parcha-items")
                .headers(headers)
                .POST(BodyPublishers.ofByteArray(items))
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        List<Json.Fields> lines = new ArrayList<>();
        ItemReader reader = new ItemReader(new ByteArrayInputStream(answer.body()));
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            lines.add(item.get().line());
        }
        return lines;
    }

    public byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> answer =
                HTTP.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        context.close();
    }
}
