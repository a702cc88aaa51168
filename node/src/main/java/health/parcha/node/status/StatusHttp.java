package health.parcha.node.status;

import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page for people, the description for programs, the figures for the watchman. */
@RestController
class StatusHttp {
    /** No script, no other origin, no style but the page's own. */
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-"
                    + Base64.getEncoder()
                            .encodeToString(Digest.of(StatusPage.STYLE.getBytes(StandardCharsets.UTF_8))
                                    .bytes())
                    + "'";

    private final StatusPage page;
    private final OpenApi api;
    private final Metrics metrics;

    StatusHttp(StatusPage page, OpenApi api, Metrics metrics) {
        this.page = page;
        this.api = api;
        this.metrics = metrics;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(page.html().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/openapi.json")
    Json.Fields api() {
        return api.json();
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .body(metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
