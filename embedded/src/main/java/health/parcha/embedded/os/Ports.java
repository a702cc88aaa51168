package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of the loopback interface. */
public final class Ports {
    /** Below 32768, where Linux begins to give ports to outgoing connections, which ask nobody. */
    private static final int FIRST = 15_000;

    private static final int COUNT = 17_000;
    /** Processes begin far from each other. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 137 % COUNT));

    private Ports() {}

    /** 127.0.0.1, the one address anything here listens on. */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    /**
     * A port nobody listens on now, another one at each call. A different process may take it before the caller does, who then
     * asks again.
     *
     * @throws EmbeddedFault PORT_IN_USE: all are taken
     */
    public static int free() {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedFault(
                Code.PORT_IN_USE,
                "All ports from " + FIRST + " to " + (FIRST + COUNT - 1) + " on 127.0.0.1 are in use.",
                "End some of the programs that listen there.");
    }

    /** Whether a listener could bind the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = bind(port)) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The fault of a port that is taken. */
    public static EmbeddedFault inUse(int port, String wantedBy, String nextStep) {
        return new EmbeddedFault(
                Code.PORT_IN_USE,
                "Port " + port + " on 127.0.0.1, wanted by " + wantedBy + ", is used by another program.",
                nextStep);
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
