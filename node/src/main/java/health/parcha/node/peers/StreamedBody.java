package health.parcha.node.peers;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body while it arrives. Whoever reads it never waits longer than the patience for the next bytes: the JDK's
 * own stream would wait for ever for a member that has gone silent. The next bytes are asked for when the last are read,
 * so a slow reader slows the sender and nothing piles up here.
 */
final class StreamedBody extends InputStream implements BodySubscriber<InputStream> {
    private sealed interface Arrival {
        record Bytes(List<ByteBuffer> parts) implements Arrival {}

        record End() implements Arrival {}

        record Break(Throwable cause) implements Arrival {}
    }

    private static final Duration END = Duration.ofMillis(20);

    private final Duration patience;
    private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> parts = new ArrayDeque<>();
    private volatile @Nullable Subscription subscription;
    private boolean ended;

    StreamedBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrivals.add(new Arrival.Bytes(bytes));
    }

    @Override
    public void onError(Throwable cause) {
        arrivals.add(new Arrival.Break(cause));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        while (!ended) {
            ByteBuffer part = parts.peek();
            if (part == null) {
                await();
            } else if (!part.hasRemaining()) {
                parts.remove();
                askForMore();
            } else {
                int taken = Math.min(length, part.remaining());
                part.get(into, offset, taken);
                return taken;
            }
        }
        return -1;
    }

    private void askForMore() {
        Subscription open = subscription;
        if (parts.isEmpty() && open != null) {
            open.request(1);
        }
    }

    private void await() throws IOException {
        switch (next()) {
            case Arrival.Bytes(List<ByteBuffer> bytes) -> parts.addAll(bytes);
            case Arrival.End() -> ended = true;
            case Arrival.Break(Throwable cause) -> throw new IOException("the connection broke: " + cause, cause);
        }
    }

    private Arrival next() throws IOException {
        try {
            Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                close();
                throw new IOException("no byte came for " + patience.toSeconds() + " seconds");
            }
            return arrival;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while waiting for the next bytes", e);
        }
    }

    /** Gives the connection up, unless the body ended with the bytes that were read. */
    @Override
    public void close() {
        Subscription open = subscription;
        if (open != null && !ended && !endsHere()) {
            open.cancel();
        }
        ended = true;
    }

    /** An item stream is read up to its last line; the end of the answer is a moment behind it. */
    private boolean endsHere() {
        if (parts.stream().anyMatch(ByteBuffer::hasRemaining)) {
            return false;
        }
        if (!parts.isEmpty()) {
            parts.clear();
            askForMore();
        }
        try {
            return arrivals.poll(END.toMillis(), TimeUnit.MILLISECONDS) instanceof Arrival.End;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
