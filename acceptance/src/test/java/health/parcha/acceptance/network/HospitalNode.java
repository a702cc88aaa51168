package health.parcha.acceptance.network;

import health.parcha.acceptance.area.Launcher;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A hospital's node: the packaged jar in a process of its own, spoken to by HTTP alone. */
final class HospitalNode implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final long START = TimeUnit.SECONDS.toNanos(120);

    private final Path settings;
    private final int port;
    private volatile Optional<Process> process = Optional.empty();
    private volatile boolean closed;

    HospitalNode(Path settings, int port) {
        this.settings = settings;
        this.port = port;
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, or starts it again; returns when it answers. */
    void start() throws Exception {
        launch();
        long deadline = System.nanoTime() + START;
        while (!lives()) {
            if (!process.orElseThrow().isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("a node does not start: " + Files.readString(log()));
            }
            Thread.sleep(100);
        }
    }

    /** Starts it without waiting for anything. */
    void launch() throws IOException {
        process = Optional.of(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        Launcher.ROOT.resolve("node/target/parcha-node.jar").toString(),
                        "--config",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start());
    }

    /** From now on starts it again whenever it ends: killed, or without a database at its start. */
    void supervise() {
        Thread.ofVirtual().start(() -> {
            while (!closed) {
                process.orElseThrow().onExit().join();
                revive();
            }
        });
    }

    private synchronized void revive() {
        try {
            if (!closed) {
                launch();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a node cannot be launched", e);
        }
    }

    Path log() {
        return settings.resolveSibling("node.log");
    }

    private boolean lives() throws InterruptedException {
        try {
            return get("/health/live", Duration.ofSeconds(5)).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.orElseThrow().destroyForcibly().waitFor();
    }

    /** Hands items in; true where the node has answered that they are durable. */
    boolean takes(String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(port) + "/api/v1/intents"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
                throw new IllegalStateException("a node refuses good intents: " + answer.body());
            }
            return answer.statusCode() == 202;
        } catch (IOException away) {
            return false;
        }
    }

    /** What it says of an intent; empty where it knows none or does not answer. */
    Optional<Json.Fields> look(String digest) throws InterruptedException {
        try {
            HttpResponse<String> answer = get("/api/v1/intents/" + digest, Duration.ofSeconds(30));
            return answer.statusCode() == 200
                    ? Optional.of(
                            JsonReader.readObject(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private HttpResponse<String> get(String path, Duration patience) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url(port) + path))
                        .timeout(patience)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.ifPresent(Process::destroyForcibly);
    }
}
