package health.parcha.client.door;

import health.parcha.client.Refused;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Optional;

/** Problem details (RFC 9457) into faults. */
final class Problems {
    /** A problem is short; more is not read. */
    static final int MOST = 64 * 1024;

    private Problems() {}

    static Refused of(int status, byte[] body, Optional<String> retryAfter) {
        Optional<Json.Fields> problem = read(body);
        String code = problem.flatMap(p -> p.findText("code")).orElse("HTTP_" + status);
        String detail = problem.flatMap(p -> p.findText("detail"))
                .or(() -> problem.flatMap(p -> p.findText("title")))
                .orElse("the node answered with status " + status);
        String next = problem.flatMap(p -> p.findText("next")).orElse("See the node's log.");
        return new Refused(
                code,
                detail,
                retryAfter.map(s -> next + " (again in " + s + " s)").orElse(next));
    }

    private static Optional<Json.Fields> read(byte[] body) {
        try {
            return Optional.of(JsonReader.readObject(body));
        } catch (MalformedJson e) {
            return Optional.empty();
        }
    }

    /** The cause in words; some of the JDK's have none. */
    static String sentence(IOException cause) {
        return switch (cause) {
            case ConnectException refused -> "nothing listens there";
            case HttpTimeoutException late -> "it did not answer in time";
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
    }
}
