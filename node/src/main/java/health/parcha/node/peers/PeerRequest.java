package health.parcha.node.peers;

import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** A request whose body, once it was read to be checked, can still be read by its handler; at most 1 MiB. */
final class PeerRequest extends HttpServletRequestWrapper {
    private static final int MOST = 1 << 20;

    private Optional<byte[]> read = Optional.empty();

    PeerRequest(HttpServletRequest request) {
        super(request);
    }

    byte[] body() throws IOException {
        if (read.isEmpty()) {
            byte[] body = super.getInputStream().readNBytes(MOST + 1);
            if (body.length > MOST) {
                throw new Refused(Code.TOO_LARGE, "The body is above 1 MiB.");
            }
            read = Optional.of(body);
        }
        return read.get();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Kept(new ByteArrayInputStream(body()));
    }

    private static final class Kept extends ServletInputStream {
        private final ByteArrayInputStream in;

        Kept(ByteArrayInputStream in) {
            this.in = in;
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return in.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("requests of members are read by the thread that handles them");
        }
    }
}
