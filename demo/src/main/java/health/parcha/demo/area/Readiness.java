package health.parcha.demo.area;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until nodes take requests. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Readiness() {}

    /** @throws DemoFault NODE_FAILED with what the node said, NODE_SILENT, STOPPING */
    static void await(List<NodeProcess> nodes, BooleanSupplier stopping) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            for (NodeProcess node : nodes) {
                while (!answers(http, node.hospital().url())) {
                    if (stopping.getAsBoolean()) {
                        throw new DemoFault("STOPPING", "The demo is being stopped.", "Start it again.");
                    }
                    if (node.isBroken()) {
                        throw new DemoFault(
                                "NODE_FAILED",
                                "The node of " + node.hospital().name() + " does not start. " + node.lastWords(),
                                "Remove the cause and start again.");
                    }
                    if (System.nanoTime() > deadline) {
                        throw new DemoFault(
                                "NODE_SILENT",
                                "The node of " + node.hospital().name() + " does not get ready. " + node.lastWords(),
                                "See the logs folder.");
                    }
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFault("INTERRUPTED", "Interrupted while the nodes started.", "Start again.", e);
        }
    }

    static boolean answers(HttpClient http, URI node) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(node + "/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
