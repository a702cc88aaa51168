package health.parcha.core.stream;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads an item stream. An item's bytes are read by {@link Item#body()} before the next item, or are skipped. Not for use
 * by two threads.
 */
public final class ItemReader implements AutoCloseable {
    /** A longer line is refused. */
    public static final int MAX_LINE = 64 * 1024;

    private final InputStream in;
    private long left;
    private boolean ended;

    public ItemReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** One item: its line, and its bytes as a stream that ends with them. */
    public record Item(Json.Fields line, long bytes, InputStream body) {
        public String kind() {
            return line.text("kind");
        }

        /** The whole body, for bodies of at most {@code limit} bytes. */
        public byte[] readBody(int limit) throws IOException {
            if (bytes > limit) {
                throw new MalformedJson("an item of more than " + limit + " bytes");
            }
            return body.readNBytes((int) bytes);
        }
    }

    /**
     * The next item; empty behind the last line.
     *
     * @throws CutStream where the stream stops before its last line; what was read so far stands, the rest is unknown
     * @throws MalformedJson where a line is none of ours
     */
    public Optional<Item> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        in.skipNBytes(left);
        left = 0;
        Json.Fields line = JsonReader.readObject(line());
        if (line.find("kind").equals(Optional.of(new Json.Text("end")))) {
            ended = true;
            return Optional.empty();
        }
        left = line.find("bytes").isPresent() ? line.whole("bytes") : 0;
        if (left < 0) {
            throw new MalformedJson("an item of less than nothing");
        }
        return Optional.of(new Item(line, left, new Body()));
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new CutStream();
            }
            line.write(c);
            if (line.size() > MAX_LINE) {
                throw new MalformedJson("a line of more than " + MAX_LINE + " bytes");
            }
        }
        return line.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The stream stopped before its last line. */
    public static final class CutStream extends EOFException {
        CutStream() {
            super("the stream was cut before its end; ask again");
        }
    }

    private final class Body extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int got = in.read(bytes, offset, (int) Math.min(length, left));
            if (got < 0) {
                throw new CutStream();
            }
            left -= got;
            return got;
        }
    }
}
