package health.parcha.bench.wire;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.LongAdder;

/** Passes a body on and counts its bytes. */
final class CountedBody<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> inner;
    private final LongAdder bytes;

    private CountedBody(BodySubscriber<T> inner, LongAdder bytes) {
        this.inner = inner;
        this.bytes = bytes;
    }

    static <T> BodyHandler<T> handler(BodyHandler<T> inner, LongAdder bytes) {
        return info -> new CountedBody<>(inner.apply(info), bytes);
    }

    @Override
    public CompletionStage<T> getBody() {
        return inner.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        inner.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> bytes.add(buffer.remaining()));
        inner.onNext(buffers);
    }

    @Override
    public void onError(Throwable thrown) {
        inner.onError(thrown);
    }

    @Override
    public void onComplete() {
        inner.onComplete();
    }
}
