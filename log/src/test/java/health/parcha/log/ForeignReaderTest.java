package health.parcha.log;

import static health.parcha.log.Fixture.LOG_KEY;
import static health.parcha.log.Fixture.NOW;
import static health.parcha.log.Fixture.ORIGIN;
import static health.parcha.log.Fixture.WITNESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that others wrote comes to the same root, from a folder, over HTTP, and while the log grows. */
class ForeignReaderTest {
    @TempDir
    static Path tools;

    private static Optional<ForeignReader> reader = Optional.empty();

    private final InMemoryLogStorage storage = new InMemoryLogStorage();
    private final RecordLog log = Fixture.create(storage);

    @BeforeAll
    static void buildOnce() throws Exception {
        reader = Optional.of(ForeignReader.build(tools));
    }

    @Test
    void logInAFolder_isFoundSound(@TempDir Path folder) throws Exception {
        log.append(Fixture.entries(0, 70_000), NOW);
        SignedCheckpoint head = log.integrate();
        log.witness(head, head.note().cosign(WITNESS, NOW).signatures().getLast(), WITNESS.verifier());
        export(folder);
        ForeignReader.Answer answer = judge(folder.toString(), LOG_KEY.verifier(), 1);
        assertEquals(0, answer.exit(), answer.output());
        assertTrue(answer.output().contains(ORIGIN.text()), answer.output());
        assertTrue(answer.output().contains("\"size\":70000"), answer.output());
        assertTrue(answer.output().contains(head.root().base64()), answer.output());
    }

    @Test
    void emptyLog_isFoundSound(@TempDir Path folder) throws Exception {
        export(folder);
        assertEquals(0, judge(folder.toString(), LOG_KEY.verifier(), 1).exit());
    }

    @Test
    void changedEntryOrForeignKey_isFound(@TempDir Path folder) throws Exception {
        log.append(Fixture.entries(0, 300), NOW);
        log.integrate();
        export(folder);
        NoteVerifier other =
                NoteVerifier.ed25519(ORIGIN.logKey(), Fixture.seed(9).verifyingKey());
        assertNotEquals(0, judge(folder.toString(), other, 1).exit());
        storage.entries.set(299, Fixture.entries(9999, 1).getFirst());
        export(folder);
        assertNotEquals(0, judge(folder.toString(), LOG_KEY.verifier(), 1).exit());
    }

    @Test
    void growingLog_isFoundSoundAtEachHead() throws Exception {
        HttpServer server = serve();
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> grow(done));
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
            ForeignReader.Answer answer = judge(url, LOG_KEY.verifier(), 12);
            assertEquals(0, answer.exit(), answer.output());
            assertEquals(12, answer.output().lines().count(), answer.output());
        } finally {
            done.set(true);
            writer.join();
            server.stop(0);
        }
        assertEquals(List.of(), Fixture.check(storage));
    }

    private ForeignReader.Answer judge(String place, NoteVerifier key, int heads) throws Exception {
        return reader.orElseThrow().judge(place, key, heads);
    }

    /** Appends without a pause, a little of a tile at a time, until the reader has seen enough. */
    private void grow(AtomicBoolean done) {
        for (long made = 0; !done.get(); made += 37) {
            log.append(Fixture.entries(made, 37), NOW);
            log.integrate();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpServer serve() throws IOException {
        // Otherwise each answer waits 40 ms for the other side to acknowledge its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/log/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/log/".length());
        Optional<PublishedLog.Resource> found = new PublishedLog(storage).find(path);
        byte[] body = found.map(PublishedLog.Resource::body).orElse(new byte[0]);
        found.ifPresent(r -> exchange.getResponseHeaders().add("Content-Type", r.contentType()));
        exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Writes what is served as files. */
    private void export(Path folder) throws IOException {
        PublishedLog published = new PublishedLog(storage);
        TreeSize size = log.checkpoint().size();
        write(folder, published, "checkpoint");
        for (int level = 0; level < TileId.LEVELS; level++) {
            for (long index = 0; TileId.widthAt(level, index, size) > 0; index++) {
                TileId tile = new TileId(level, index, TileId.widthAt(level, index, size));
                write(folder, published, tile.path());
                if (level == 0) {
                    write(folder, published, new BundleId(index, tile.width()).path());
                }
            }
        }
    }

    private static void write(Path folder, PublishedLog published, String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, published.find(path).orElseThrow().body());
    }
}
