package health.parcha.embedded.chain;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON-RPC to the Anvil of this supervisor. */
final class AnvilRpc implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI uri;
    private final Duration patience;
    private final HttpClient http;

    AnvilRpc(int port, Duration patience) {
        this(
                URI.create("http://127.0.0.1:" + port),
                patience,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build());
    }

    private AnvilRpc(URI uri, Duration patience, HttpClient http) {
        this.uri = uri;
        this.patience = patience;
        this.http = http;
    }

    /** The same line with another patience for each call. It is closed with this one. */
    AnvilRpc within(Duration otherPatience) {
        return new AnvilRpc(uri, otherPatience, http);
    }

    JsonNode call(String method, Object... parameters) throws RpcFailed {
        return result(method, post(request(0, method, List.of(parameters))));
    }

    /**
     * The same call for each argument, in one exchange. Anvil works on the calls of a batch side by side, in no order:
     * for reading only.
     */
    List<JsonNode> callEach(String method, List<String> arguments) throws RpcFailed {
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            requests.add(request(i, method, List.of(arguments.get(i))));
        }
        JsonNode[] results = new JsonNode[requests.size()];
        for (JsonNode answer : post(requests)) {
            results[answer.path("id").asInt()] = result(method, answer);
        }
        return Arrays.asList(results);
    }

    long number(String method, Object... parameters) throws RpcFailed {
        return number(call(method, parameters));
    }

    static long number(JsonNode quantity) {
        return Long.decode(quantity.asString());
    }

    private static Map<String, Object> request(int id, String method, List<?> parameters) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters);
    }

    private static JsonNode result(String method, JsonNode answer) throws RpcFailed {
        JsonNode result = answer.get("result");
        if (result == null) {
            throw new RpcFailed(method + " was refused: " + answer);
        }
        return result;
    }

    private JsonNode post(Object content) throws RpcFailed {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(patience)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(content)))
                    .build();
            return JSON.readTree(whole(http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())));
        } catch (ExecutionException | TimeoutException | JacksonException e) {
            throw new RpcFailed(RpcFailed.Kind.SILENT, "Anvil does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RpcFailed(RpcFailed.Kind.SILENT, "interrupted");
        }
    }

    /** The request's own limit ends with the answer's head; a body that stops half way must not stop the journal. */
    private byte[] whole(CompletableFuture<HttpResponse<byte[]>> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).body();
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
