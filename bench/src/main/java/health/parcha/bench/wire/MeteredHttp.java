package health.parcha.bench.wire;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HTTP client that counts, so that the product's own verbs are measured as they are. */
public final class MeteredHttp extends HttpClient {
    private final HttpClient inner;
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile Consumer<Answered> listener = answered -> {};

    public MeteredHttp(HttpClient inner) {
        this.inner = inner;
    }

    /** All traffic so far. */
    public Traffic traffic() {
        return new Traffic(sent.sum(), received.sum());
    }

    /** Who is told of each answer from now on, in the thread that asked. */
    public void tell(Consumer<Answered> next) {
        listener = next;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        sent.add(request.bodyPublisher()
                .map(HttpRequest.BodyPublisher::contentLength)
                .orElse(0L));
        HttpResponse<T> response = inner.send(request, CountedBody.handler(handler, received));
        listener.accept(new Answered(
                request.method(),
                request.uri().getPath(),
                response.statusCode(),
                System.nanoTime(),
                ThreadCpu.now(),
                traffic()));
        return response;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        throw new UnsupportedOperationException("the client waits for its answers");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushed) {
        throw new UnsupportedOperationException("the client waits for its answers");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return inner.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return inner.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return inner.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return inner.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return inner.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return inner.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return inner.authenticator();
    }

    @Override
    public Version version() {
        return inner.version();
    }

    @Override
    public Optional<Executor> executor() {
        return inner.executor();
    }
}
