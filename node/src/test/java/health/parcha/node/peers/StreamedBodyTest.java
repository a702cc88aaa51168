package health.parcha.node.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamedBodyTest {
    private final StreamedBody body = new StreamedBody(Duration.ofMillis(50));
    private final Connection connection = new Connection();

    /** The sender's side: what was asked for, and whether it was given up. */
    private static final class Connection implements Subscription {
        private long asked;
        private boolean givenUp;

        @Override
        public void request(long n) {
            asked += n;
        }

        @Override
        public void cancel() {
            givenUp = true;
        }
    }

    @BeforeEach
    void connect() {
        body.onSubscribe(connection);
    }

    @Test
    void body_inSeveralPieces_isReadWhole() throws Exception {
        body.onNext(List.of(bytes(1, 2), bytes(), bytes(3)));
        body.onNext(List.of(bytes(4)));
        body.onComplete();

        assertArrayEquals(new byte[] {1, 2, 3, 4}, body.readAllBytes());
        assertEquals(-1, body.read());
        body.close();
        assertFalse(connection.givenUp, "a body that was read to its end leaves its connection to the next request");
    }

    @Test
    void member_thatFallsSilent_isNotWaitedForForEver() throws Exception {
        body.onNext(List.of(bytes(1)));
        assertEquals(1, body.read());

        IOException silent = assertThrows(IOException.class, body::read);

        assertTrue(String.valueOf(silent.getMessage()).startsWith("no byte came for"));
        assertTrue(connection.givenUp);
    }

    @Test
    void connection_thatBreaks_isToldWithItsCause() throws Exception {
        body.onNext(List.of(bytes(1)));
        body.onError(new IOException("reset"));
        assertEquals(1, body.read());

        IOException broken = assertThrows(IOException.class, body::read);

        assertTrue(String.valueOf(broken.getMessage()).contains("reset"));
    }

    @Test
    void nextBytes_areAskedForWhenTheLastAreRead() throws Exception {
        body.onNext(List.of(bytes(1, 2)));
        body.onComplete();
        assertEquals(1, connection.asked);

        body.read();
        assertEquals(1, connection.asked);
        body.read();
        assertEquals(-1, body.read());
        assertEquals(2, connection.asked);
    }

    @Test
    void body_leftBeforeItsEnd_givesTheConnectionUp() throws Exception {
        body.onNext(List.of(bytes(1, 2)));
        body.read();

        body.close();

        assertTrue(connection.givenUp);
        assertEquals(-1, body.read());
    }

    @Test
    void body_leftBehindItsLastByte_leavesTheConnectionToTheNextRequest() throws Exception {
        body.onNext(List.of(bytes(1)));
        body.onComplete();
        assertEquals(1, body.read());

        body.close();

        assertFalse(connection.givenUp);
    }

    private static ByteBuffer bytes(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length);
        for (int value : values) {
            buffer.put((byte) value);
        }
        return buffer.flip();
    }
}
