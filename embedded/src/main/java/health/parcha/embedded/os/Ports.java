package health.parcha.embedded.os;

import health.parcha.embedded.EmbeddedFault;
import health.parcha.embedded.EmbeddedFault.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
public final class Ports {
    private Ports() {}

    /** 127.0.0.1, the one address anything here listens on. */
    public static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (IOException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    /** A port nobody listens on now. Somebody may take it before the caller does, who then asks again. */
    public static int free() {
        try (ServerSocket probe = bind(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw EmbeddedFault.file("No free TCP port on 127.0.0.1.", e);
        }
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
