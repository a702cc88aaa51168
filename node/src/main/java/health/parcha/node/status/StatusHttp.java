package health.parcha.node.status;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.members.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The page for people who open the node's address in a browser, and the figures for the watchman. */
@RestController
class StatusHttp {
    private final NodeState state;
    private final ChainFacts facts;
    private final Members members;
    private final NodeSettings settings;
    private final OwnDocument own;
    private final Json.Fields waits;
    private final Metrics metrics;

    StatusHttp(
            NodeState state,
            ChainFacts facts,
            Members members,
            NodeSettings settings,
            OwnDocument own,
            NetworkManifest manifest,
            Metrics metrics) {
        this.state = state;
        this.facts = facts;
        this.members = members;
        this.settings = settings;
        this.own = own;
        this.waits = manifest.json().fields("waits");
        this.metrics = metrics;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        Words words = Words.of(Collections.list(request.getLocales()));
        List<StatusPage.Line> lines = facts.members().stream()
                .map(member -> new StatusPage.Line(
                        member, members.document(member.number()).map(Signed::document)))
                .toList();
        String html = new StatusPage(words, settings, own.document(), waits, state).html(lines);
        return ResponseEntity.ok()
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Language", words.language())
                .header("Vary", "Accept-Language")
                .header("Content-Security-Policy", StatusPage.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        return ResponseEntity.ok()
                .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .body(metrics.text().getBytes(StandardCharsets.UTF_8));
    }
}
