package health.parcha.seal.age;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A payload's text, chunk by chunk: what was read is authentic, but only the end of the stream says that it is whole.
 */
final class PayloadInput extends InputStream {
    private final InputStream in;
    private final Chunks chunks;
    private final byte[] sealed = new byte[Chunks.SEALED];
    private final byte[] text = new byte[Chunks.PLAIN];
    private int at;
    private int end;
    private boolean lastSeen;
    private @Nullable AgeException failure;

    PayloadInput(InputStream in, byte[] nonce, FileKey fileKey) {
        this.in = in;
        this.chunks = new Chunks(fileKey, nonce);
    }

    @Override
    public int read() throws IOException {
        return fill() ? text[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(text, at, into, offset, n);
        at += n;
        return n;
    }

    /** False at the end of the text. A failure met once is met again: a broken stream never looks ended. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (lastSeen) {
            return false;
        }
        try {
            openNext();
        } catch (AgeException e) {
            failure = e;
            throw e;
        }
        return at < end;
    }

    private void openNext() throws IOException {
        int read = in.readNBytes(sealed, 0, sealed.length);
        if (read <= Primitives.TAG && chunks.number() > 0) {
            throw damaged("the last chunk is missing or empty");
        }
        lastSeen = read < sealed.length;
        int opened = chunks.open(sealed, 0, read, lastSeen, text, 0);
        if (opened < 0 && !lastSeen) {
            lastSeen = true;
            opened = chunks.open(sealed, 0, read, true, text, 0);
        }
        if (opened < 0) {
            throw damaged("it was changed, moved or cut");
        }
        at = 0;
        end = opened;
        if (lastSeen && read == sealed.length && in.read() >= 0) {
            failure = damaged("something follows the last chunk");
        }
    }

    private AgeException damaged(String what) {
        return new AgeException.PayloadDamaged(chunks.number(), what);
    }

    @Override
    public void close() throws IOException {
        chunks.close();
        Arrays.fill(text, (byte) 0);
        at = end;
        in.close();
    }
}
