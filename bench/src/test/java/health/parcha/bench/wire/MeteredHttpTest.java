package health.parcha.bench.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import health.parcha.bench.reading.PlainServer;
import health.parcha.client.door.NodeDoor;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredHttpTest {
    private final MeteredHttp http = new MeteredHttp(NodeDoor.client());

    @Test
    void bodies_areCountedAndPassedOnWhole() throws Exception {
        byte[] file = new byte[123_457];
        file[100_000] = 7;
        List<Answered> answers = new ArrayList<>();
        try (PlainServer server = PlainServer.start(file)) {
            http.tell(answers::add);
            byte[] body = http.send(
                            HttpRequest.newBuilder(server.file())
                                    .POST(BodyPublishers.ofByteArray(new byte[42]))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            assertArrayEquals(file, body);
        }
        assertEquals(new Traffic(42, file.length), http.traffic());
        assertEquals(1, answers.size());
        assertEquals(200, answers.getFirst().status());
        assertEquals("/file", answers.getFirst().path());
    }

    @Test
    void processorTime_ofAThread_isCounted() {
        ThreadCpu before = ThreadCpu.now();
        long sum = 0;
        for (int i = 0; i < 20_000_000; i++) {
            sum += Long.hashCode(sum ^ i);
        }
        assertTrue(sum != 1 && ThreadCpu.now().since(before).isPositive());
    }
}
