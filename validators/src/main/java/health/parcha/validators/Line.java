package health.parcha.validators;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable from one program of this machine to another: it can be held, so that what is on it stands still and nothing is
 * refused, as on a network whose packets vanish; what was held arrives later.
 */
final class Line implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final int to;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private boolean held;

    private Line(int to) throws IOException {
        this.to = to;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static Line to(int port) throws IOException {
        Line line = new Line(port);
        Thread.ofVirtual().start(line::take);
        return line;
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized void hold() {
        held = true;
    }

    synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized void pass() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    private void take() {
        try {
            while (true) {
                Socket near = server.accept();
                Thread.ofVirtual().start(() -> join(near));
            }
        } catch (IOException closed) {
            end(server);
        }
    }

    private void join(Socket near) {
        try {
            pass();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
            open.add(near);
            open.add(far);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException nobodyThere) {
            end(near);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Socket from, Socket into) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                pass();
                out.write(chunk, 0, n);
            }
        } catch (IOException ended) {
            open.remove(from);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(into);
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            throw new IllegalStateException("a socket of this machine cannot be closed", gone);
        }
    }

    @Override
    public void close() {
        end(server);
        open.forEach(Line::end);
        release();
    }
}
