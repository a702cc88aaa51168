package health.parcha.fhir.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails once it has given more bytes than allowed: a few kilobytes of gzip can hold gigabytes. */
public final class BoundedInput extends FilterInputStream {
    private final long most;
    private long given;

    public BoundedInput(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** The stream went on beyond its bound. */
    static final class TooLong extends IOException {
        TooLong(long most) {
            super("more than " + most + " bytes");
        }
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int n = super.read(to, from, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int n) throws TooLong {
        given += n;
        if (given > most) {
            throw new TooLong(most);
        }
    }
}
