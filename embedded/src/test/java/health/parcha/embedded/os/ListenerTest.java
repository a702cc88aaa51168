package health.parcha.embedded.os;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenerTest {
    private static final long WE = ProcessHandle.current().pid();

    @Test
    void port_isOfTheProcessThatBoundIt_andOfNoOther() throws IOException {
        Listener listener;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(Ports.loopback(), 0));
            listener = new Listener(socket.getLocalPort());
            long parent = ProcessHandle.current().parent().orElseThrow().pid();
            assertTrue(listener.isProcess(WE));
            assertFalse(listener.isProcess(parent));
        }
        assertFalse(listener.isProcess(WE));
    }
}
