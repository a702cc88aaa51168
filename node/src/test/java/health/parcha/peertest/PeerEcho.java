package health.parcha.peertest;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.stream.ItemWriter;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers other members with what it was sent. */
@RestController
@RequestMapping("/api/v1")
public class PeerEcho {
    /** How often the handler that asks nobody's name was reached. */
    public static final AtomicInteger CARELESS = new AtomicInteger();

    @PostMapping("/peer/echo")
    byte[] echo(Peer peer, @RequestBody byte[] body) {
        return CanonicalJson.bytes(Json.object()
                .put("from", peer.number().value())
                .put("said", JsonReader.readObject(body))
                .done());
    }

    @GetMapping("/peer/echo")
    byte[] echo(Peer peer, @RequestParam String q) {
        return CanonicalJson.bytes(
                Json.object().put("from", peer.number().value()).put("q", q).done());
    }

    @PostMapping("/peer/careless")
    void careless() {
        CARELESS.incrementAndGet();
    }

    @PostMapping("/peer/refusing")
    void refuse() {
        throw new Refused(Code.UNKNOWN_ACCOUNT, "Nobody of that name.");
    }

    @PostMapping("/peer/items")
    void items(Peer peer, HttpServletResponse response) throws IOException {
        ItemWriter out = new ItemWriter(response.getOutputStream());
        out.write(item(3), new byte[] {1, 2, 3});
        out.end();
    }

    @PostMapping("/peer/cut")
    void cut(Peer peer, HttpServletResponse response) throws IOException {
        ItemWriter out = new ItemWriter(response.getOutputStream());
        out.write(item(3), new byte[] {1, 2, 3});
        out.write(item(10));
        out.flush();
        throw new IOException("the test breaks this answer off");
    }

    private static Json.Fields item(long bytes) {
        return Json.object().put("kind", "item").put("bytes", bytes).done();
    }

    @PostMapping("/outside")
    void outside(Peer peer) {
        throw new IllegalStateException("member " + peer + " came by another way");
    }
}
