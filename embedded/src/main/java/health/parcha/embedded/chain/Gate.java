package health.parcha.embedded.chain;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.os.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The port that clients see, carried byte by byte to the Anvil of the moment. It stays while Anvils come and go, and
 * nobody can slip a transaction into a replay: until the chain is whole again, new connections wait.
 */
final class Gate implements AutoCloseable {
    private static final long LONGEST_WAIT_SECONDS = 20;
    private static final int SHUT = 0;

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int behind = SHUT;

    private Gate(ServerSocket entrance) {
        this.entrance = entrance;
    }

    /** Takes the port, shut. */
    static Gate on(int port, String wherePortIsKept) {
        try {
            ServerSocket entrance = new ServerSocket();
            entrance.setReuseAddress(true);
            try {
                entrance.bind(new InetSocketAddress(Ports.loopback(), port));
            } catch (IOException e) {
                entrance.close();
                throw Ports.inUse(
                        port,
                        "the embedded chain",
                        "Stop that program, ask for another port, or delete " + wherePortIsKept
                                + " to have a free one chosen.");
            }
            Gate gate = new Gate(entrance);
            Thread.ofVirtual().name("chain-gate").start(gate::accept);
            return gate;
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot listen on port " + port + ".", e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    void openTo(int port) {
        set(port);
    }

    /** Breaks the connections there are; new ones wait for the next {@link #openTo}. */
    void shut() {
        set(SHUT);
        open.forEach(Gate::closeQuietly);
    }

    private void set(int port) {
        lock.lock();
        try {
            behind = port;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException leftOrClosed) {
                // A client that left between knocking and entering, or the end of the gate: the loop's head knows.
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client;
                Socket anvil = new Socket(Ports.loopback(), awaitOpen())) {
            open.add(anvil);
            client.setTcpNoDelay(true);
            anvil.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> carry(anvil, client));
            carry(client, anvil);
            back.join();
            open.remove(anvil);
        } catch (IOException e) {
            closeQuietly(client); // the client sees the broken connection and asks again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private int awaitOpen() throws IOException, InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        lock.lock();
        try {
            while (behind == SHUT && left > 0 && !entrance.isClosed()) {
                left = changed.awaitNanos(left);
            }
            if (behind == SHUT) {
                throw new IOException("the chain is not up");
            }
            return behind;
        } finally {
            lock.unlock();
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException goneAlready) {
            // which was the aim
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw EmbeddedFault.file("Cannot close port " + port() + ".", e);
        } finally {
            shut();
        }
    }
}
