package health.parcha.embedded.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void freePorts_areAllDifferent_andNoneIsEverAnOutgoingConnections() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ports.add(Ports.free());
        }
        assertEquals(1_000, ports.size());
        assertTrue(ports.stream().allMatch(port -> port >= 1_024 && port < FIRST_OF_OUTGOING_CONNECTIONS));
    }

    @Test
    void aPortThatSomebodyListensOn_isNotGivenAway() throws Exception {
        int next = Ports.free() + 1;
        try (ServerSocket taken = new ServerSocket(next, 1, Ports.loopback())) {
            assertFalse(Ports.isFree(taken.getLocalPort()));
            assertNotEquals(next, Ports.free());
        }
    }
}
