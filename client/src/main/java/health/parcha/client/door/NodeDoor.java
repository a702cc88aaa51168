package health.parcha.client.door;

import health.parcha.client.Unreachable;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.stream.ItemReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * The door of one node. Paths begin behind {@code /api/v1}. Every call may be repeated: commands carry ids that make a
 * repeat harmless. Safe for use by many threads.
 *
 * <p>All methods throw {@link health.parcha.client.Refused} with the node's code, cause and next step where it says no,
 * and {@link Unreachable} where it does not answer.
 */
public final class NodeDoor {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ITEMS = "application/parcha-items";

    private final HttpClient http;
    private final URI base;
    private final Optional<SessionToken> session;

    private NodeDoor(HttpClient http, URI base, Optional<SessionToken> session) {
        this.http = http;
        this.base = base;
        this.session = session;
    }

    /** The door of the node at that base URL; one HTTP client may serve many doors. */
    public static NodeDoor at(HttpClient http, URI base) {
        String text = base.toString();
        return new NodeDoor(
                http, URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text), Optional.empty());
    }

    /** An HTTP client as doors want it: virtual threads, short patience for connecting, no redirects. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** The same door, calling as the owner of that session. */
    public NodeDoor as(SessionToken token) {
        return new NodeDoor(http, base, Optional.of(token));
    }

    public URI base() {
        return base;
    }

    /** Reads an object. */
    public Json.Fields get(String path) {
        return object(request(path).GET().build());
    }

    /** Reads a text outside {@code /api/v1}: a log's checkpoint or key. */
    public byte[] getRaw(String path) {
        HttpRequest request = authorised(HttpRequest.newBuilder(URI.create(base + path)))
                .timeout(LIMIT)
                .GET()
                .build();
        try (InputStream body = send(request).body()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw cut(e);
        }
    }

    public Json.Fields post(String path, Json body) {
        return object(json(path).POST(bytes(body)).build());
    }

    public Json.Fields put(String path, Json body) {
        return object(json(path).PUT(bytes(body)).build());
    }

    public void delete(String path) {
        object(request(path).DELETE().build());
    }

    /** Posts an object and reads an item stream; the caller closes it. */
    public ItemReader postForItems(String path, Json body) {
        return new ItemReader(send(json(path).POST(bytes(body)).build()).body());
    }

    /** Posts an item stream and reads one; the caller closes it. */
    public ItemReader postItems(String path, byte[] items) {
        return new ItemReader(
                send(items(path).POST(BodyPublishers.ofByteArray(items)).build())
                        .body());
    }

    /** Puts an item stream. */
    public Json.Fields putItems(String path, byte[] items) {
        return object(items(path).PUT(BodyPublishers.ofByteArray(items)).build());
    }

    /** What a stream that was being read ended with. */
    public Unreachable cut(IOException cause) {
        return new Unreachable(base.toString(), Problems.sentence(cause));
    }

    private Json.Fields object(HttpRequest request) {
        try (InputStream body = send(request).body()) {
            byte[] all = body.readAllBytes();
            return all.length == 0 ? Json.object().done() : JsonReader.readObject(all);
        } catch (IOException e) {
            throw cut(e);
        } catch (MalformedJson e) {
            throw new Unreachable(base.toString(), "its answer is not JSON as agreed: " + e.getMessage());
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response;
            }
            try (InputStream body = response.body()) {
                throw Problems.of(
                        response.statusCode(),
                        body.readNBytes(Problems.MOST),
                        response.headers().firstValue("Retry-After"));
            }
        } catch (IOException e) {
            throw cut(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(base.toString(), "the call was interrupted");
        }
    }

    private HttpRequest.Builder request(String path) {
        return authorised(HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)))
                .timeout(LIMIT)
                .header("Accept", "application/json, application/parcha-items, application/problem+json");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder items(String path) {
        return request(path).header("Content-Type", ITEMS);
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder builder) {
        session.ifPresent(token -> builder.header("Authorization", "Parcha " + token.value()));
        return builder;
    }

    private static BodyPublisher bytes(Json body) {
        return BodyPublishers.ofByteArray(CanonicalJson.bytes(body));
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
