package health.parcha.client.reading;

import health.parcha.client.session.Me;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Index segments on their way, as many in a request as a node takes; a request is taken whole or not at all. */
final class Outgoing {
    private static final int MOST_SEGMENTS = 100;
    private static final int MOST_BYTES = 12 << 20;

    private final Me owner;
    private ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private int segments;

    Outgoing(Me owner) {
        this.owner = owner;
    }

    void add(Signed<SegmentHead> head, byte[] file) {
        if (segments == MOST_SEGMENTS || (segments > 0 && stream.size() + file.length > MOST_BYTES)) {
            send();
        }
        try {
            new ItemWriter(stream)
                    .write(
                            Json.object()
                                    .put("kind", "segment")
                                    .put("segment", head.compact())
                                    .put("bytes", file.length)
                                    .done(),
                            file);
            segments++;
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
    }

    /** Sends what is there; nothing to send is nothing to do. */
    void send() {
        if (segments == 0) {
            return;
        }
        try {
            new ItemWriter(stream).end();
        } catch (IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        owner.door().putItems("/index", stream.toByteArray());
        stream = new ByteArrayOutputStream();
        segments = 0;
    }
}
