package health.parcha.node.peers;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.stream.ItemReader;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Requests to other members over HTTP, a connection kept open between them. */
@Component
class SignedPeers implements Peers {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** For the next bytes of an answer; how long its first may take stands in {@link PeerSigner}. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final int MOST_JSON = 1 << 20;

    private final PeerSigner signer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    SignedPeers(PeerSigner signer) {
        this.signer = signer;
    }

    @Override
    public Json.Fields post(MemberNumber to, String path, Json.Fields body) {
        return json(to, send(to, signer.post(to, path, CanonicalJson.bytes(body))));
    }

    @Override
    public Json.Fields get(MemberNumber from, String path) {
        return json(from, send(from, signer.get(from, path)));
    }

    @Override
    public ItemReader stream(MemberNumber to, String path, Json.Fields body) {
        HttpResponse<InputStream> answer = send(to, signer.post(to, path, CanonicalJson.bytes(body)));
        return new ItemReader(new CutAtBreak(to, answer.body()));
    }

    private static Json.Fields json(MemberNumber from, HttpResponse<InputStream> answer) {
        try {
            byte[] body = whole(answer);
            return body.length == 0 ? Json.object().done() : JsonReader.readObject(body);
        } catch (IOException e) {
            throw unreachable(from, e);
        } catch (MalformedJson e) {
            throw new Refused(Code.PEER_UNREACHABLE, "Member " + from + " answers what is no JSON of ours.");
        }
    }

    private static byte[] whole(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(MOST_JSON + 1);
            if (bytes.length > MOST_JSON) {
                throw new IOException("its answer is above 1 MiB");
            }
            return bytes;
        }
    }

    private HttpResponse<InputStream> send(MemberNumber to, HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(request, head -> new StreamedBody(SILENCE));
            if (answer.statusCode() / 100 == 2) {
                return answer;
            }
            throw PeerRefusal.of(to, answer, whole(answer));
        } catch (IOException e) {
            throw unreachable(to, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Code.PEER_UNREACHABLE, "Asking member " + to + " was interrupted.");
        }
    }

    private static Refused unreachable(MemberNumber member, IOException cause) {
        String why = cause instanceof HttpTimeoutException
                ? "no answer in time"
                : String.valueOf(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
        return new Refused(Code.PEER_UNREACHABLE, "Member " + member + " does not answer: " + why + ".");
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
