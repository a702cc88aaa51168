package health.parcha.embedded.chain;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads rows until the file ends or a frame is not whole. */
final class JournalReader implements AutoCloseable {
    private final DataInputStream in;
    private final long size;
    private long wholeUpTo;

    JournalReader(Path file) throws IOException {
        this.size = Files.size(file);
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** The next row, or null where the whole frames end. */
    @Nullable
    JournalRow next() throws IOException {
        long rest = size - wholeUpTo - JournalFormat.HEAD;
        if (rest < 0) {
            return null;
        }
        int length = in.readInt();
        int checksum = in.readInt();
        if (length <= 0 || length > rest) {
            return null;
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length || JournalFormat.checksum(body, 0, length) != checksum) {
            return null;
        }
        wholeUpTo += JournalFormat.HEAD + length;
        return JournalFormat.row(body);
    }

    /** Bytes of the frames read so far. */
    long wholeUpTo() {
        return wholeUpTo;
    }

    /**
     * Whether a whole frame stands somewhere in these bytes. Frames are forced to disk one by one, so only the last can
     * be torn by a crash: a whole one after a broken one means that the disk or a person changed the file.
     */
    static boolean holdsWholeFrame(byte[] bytes) {
        ByteBuffer view = ByteBuffer.wrap(bytes);
        for (int at = 1; at < bytes.length - JournalFormat.HEAD; at++) {
            int length = view.getInt(at);
            int bodyAt = at + JournalFormat.HEAD;
            if (length > 0
                    && length <= bytes.length - bodyAt
                    && JournalFormat.checksum(bytes, bodyAt, length) == view.getInt(at + Integer.BYTES)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
