package health.parcha.node.members;

import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Another member's {@code /api/v1/members}, as anybody may call it. Its answers are checked like a stranger's. */
final class MembersDoor implements AutoCloseable {
    private static final long MOST = 4 << 20;
    private static final long VERSION = 4096;

    private final Duration patience;
    private final HttpClient http;

    /** @param patience how long a member has to answer */
    MembersDoor(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Which release that member says it runs; fails where it does not say so in time. */
    CompletableFuture<String> version(MemberDocument at) {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(at.url() + "/api/v1/version"))
                .timeout(patience)
                .build();
        return http.sendAsync(ask, BodyHandlers.limiting(BodyHandlers.ofByteArray(), VERSION))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> JsonReader.readObject(answer.body()).text("version"));
    }

    /** What that member knows of each member, as it says it. */
    List<Json.Fields> members(MemberDocument at) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(request(at).GET());
        return JsonReader.readObject(answer.body()).items("members").stream()
                .filter(Json.Fields.class::isInstance)
                .map(Json.Fields.class::cast)
                .toList();
    }

    /** Hands a document in there. */
    void handIn(MemberDocument at, Signed<MemberDocument> document) throws IOException, InterruptedException {
        byte[] body = CanonicalJson.bytes(
                Json.object().put("document", document.compact()).done());
        send(request(at).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(MemberDocument at) {
        return HttpRequest.newBuilder(URI.create(at.url() + "/api/v1/members")).timeout(patience);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
        if (answer.statusCode() != 200) {
            throw new IOException("answers with status " + answer.statusCode());
        }
        return answer;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
