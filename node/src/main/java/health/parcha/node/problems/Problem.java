package health.parcha.node.problems;

import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A refusal as RFC 9457 problem details. */
public record Problem(Refused refused) {
    private static final String TYPE = "https://parcha.health/problems/";

    /** The members of the answer's body. */
    public Json.Fields json() {
        Code code = refused.code();
        return Json.object()
                .put("type", TYPE + refused.word().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("title", code.title())
                .put("status", code.status().value())
                .put("detail", refused.detail())
                .put("code", refused.word())
                .put("next", refused.next())
                .done();
    }

    ResponseEntity<byte[]> answer() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
        return new ResponseEntity<>(
                CanonicalJson.bytes(json()), headers, refused.code().status());
    }

    /** Writes the answer where no handler is at work yet: in a filter. */
    public void writeTo(HttpServletResponse response) throws IOException {
        byte[] body = CanonicalJson.bytes(json());
        response.setStatus(refused.code().status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.getOutputStream().write(body);
    }

    private java.util.Optional<String> retryAfter() {
        return refused.retryAfter().map(wait -> Long.toString(Math.max(1, wait.toSeconds())));
    }
}
