package health.parcha.chain.rpc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** JSON-RPC over HTTP/1.1 with kept connections. Close it to free its threads. */
public final class HttpTransport implements Transport, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** How long a caller without other wishes waits for a whole answer. */
    public static final Duration ANSWER = Duration.ofSeconds(20);
    /** Some ten times the largest range of blocks that is asked for at once. */
    private static final long MOST_BYTES = 64L << 20;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final URI engine;
    private final Duration patience;
    private final Optional<Supplier<String>> token;
    private final HttpClient http;

    public HttpTransport(URI engine) {
        this(engine, ANSWER);
    }

    /** @param patience for a whole answer; for callers who would rather do without */
    public HttpTransport(URI engine, Duration patience) {
        this(engine, patience, Optional.empty());
    }

    /** @param token asked for at each call, so that whoever renews it need not tell us; sent as the bearer's (RFC 6750) */
    public HttpTransport(URI engine, Duration patience, Optional<Supplier<String>> token) {
        this.engine = engine;
        this.patience = patience;
        this.token = token;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public byte[] post(byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(engine)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (token.isPresent()) {
            builder.header("Authorization", "Bearer " + wellFormed(token.get().get()));
        }
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response = whole(http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES)));
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            throw new IOException("the engine refuses " + (token.isPresent() ? "the token" : "callers without a token")
                    + ": HTTP " + response.statusCode());
        }
        if (response.statusCode() != 200 && response.body().length == 0) {
            throw new IOException("the engine answered HTTP " + response.statusCode());
        }
        return response.body();
    }

    // The client would say the whole of a bad header in its exception.
    private static String wellFormed(String token) throws IOException {
        if (!TOKEN.matcher(token).matches()) {
            throw new IOException("what the token's file holds is no token (RFC 6750)");
        }
        return token;
    }

    /** The request's own limit ends with the answer's head; a body that stops half way must not hold the caller for ever. */
    private HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IOException("the engine gave no whole answer within " + patience.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
