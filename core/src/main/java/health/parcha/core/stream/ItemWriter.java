package health.parcha.core.stream;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes an item stream. Not for use by two threads. */
public final class ItemWriter {
    private final OutputStream out;

    public ItemWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes an item without bytes. */
    public void write(Json.Fields line) throws IOException {
        out.write(CanonicalJson.bytes(line));
        out.write('\n');
    }

    /** Writes an item and its bytes, given in parts; the line's {@code bytes} must be their sum. */
    public void write(Json.Fields line, byte[]... parts) throws IOException {
        long sum = 0;
        for (byte[] part : parts) {
            sum += part.length;
        }
        expect(line, sum);
        write(line);
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    /** Writes an item, a part at hand, and a part that streams; the line's {@code bytes} must be their sum. */
    public void write(Json.Fields line, byte[] first, InputStream rest, long restLength) throws IOException {
        expect(line, first.length + restLength);
        write(line);
        out.write(first);
        if (rest.transferTo(out) != restLength) {
            throw new IOException("a part of an item is not as long as its line says");
        }
    }

    /** Writes the last line; a stream without it was cut. */
    public void end() throws IOException {
        write(Json.object().put("kind", "end").done());
        out.flush();
    }

    public void flush() throws IOException {
        out.flush();
    }

    private static void expect(Json.Fields line, long bytes) {
        if (line.whole("bytes") != bytes) {
            throw new IllegalArgumentException("an item's line says another number of bytes");
        }
    }
}
