package health.parcha.node.http;

import health.parcha.node.problems.Code;
import health.parcha.node.problems.Problem;
import health.parcha.node.problems.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies are 1 MiB at most. The calls that read item streams and uploads piece by piece have limits of their own; to every
 * other one such a body is a body like any, whatever it calls itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestSize extends OncePerRequestFilter {
    private static final long MOST = 1 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isStreamed(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MOST) {
            new Problem(tooLarge()).writeTo(response);
        } else {
            chain.doFilter(new Limited(request), response);
        }
    }

    private static boolean isStreamed(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        String path = request.getRequestURI();
        return type.startsWith("application/parcha-items")
                ? path.equals("/api/v1/records") || path.equals("/api/v1/index")
                : type.startsWith("application/offset+octet-stream") && path.startsWith("/api/v1/uploads/");
    }

    private static Refused tooLarge() {
        return new Refused(Code.TOO_LARGE, "The body is above 1 MiB.");
    }

    /** For bodies that do not say how long they are. */
    private static final class Limited extends HttpServletRequestWrapper {
        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream());
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream in;
        private long left = MOST;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int got = in.read();
            count(got < 0 ? 0 : 1);
            return got;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
