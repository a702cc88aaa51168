package health.parcha.node.status;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.following.Settled;
import health.parcha.node.members.Members;
import health.parcha.node.members.PendingChanges;
import health.parcha.node.members.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages for people who open the node's address in a browser, and the figures for the watchman. */
@RestController
class StatusHttp {
    private final NodeState state;
    private final ChainFacts facts;
    private final Members members;
    private final NodeSettings settings;
    private final OwnDocument own;
    private final Json.Fields waits;
    private final Metrics metrics;
    private final PendingChanges changes;
    private final Versions versions;

    StatusHttp(
            NodeState state,
            ChainFacts facts,
            Members members,
            NodeSettings settings,
            OwnDocument own,
            NetworkManifest manifest,
            Metrics metrics,
            PendingChanges changes,
            Versions versions) {
        this.state = state;
        this.facts = facts;
        this.members = members;
        this.settings = settings;
        this.own = own;
        this.waits = manifest.json().fields("waits");
        this.metrics = metrics;
        this.changes = changes;
        this.versions = versions;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        Words words = Words.of(Collections.list(request.getLocales()));
        return html(words, new StatusPage(words, settings, own.document(), waits, state).html(lines()));
    }

    /** What is proposed in the network, and which release each member runs. */
    @GetMapping("/network")
    ResponseEntity<byte[]> network(HttpServletRequest request) {
        Words words = Words.of(Collections.list(request.getLocales()));
        NetworkPage page =
                new NetworkPage(words, settings.name(), lines(), state.settled().map(Settled::time));
        return html(words, page.html(changes.pending(), versions.told()));
    }

    private List<StatusPage.Line> lines() {
        return facts.members().stream()
                .map(member -> new StatusPage.Line(
                        member, members.document(member.number()).map(Signed::document)))
                .toList();
    }

    private static ResponseEntity<byte[]> html(Words words, String html) {
        return ResponseEntity.ok()
                .header("Content-Type", "text/html; charset=utf-8")
                .header("Content-Language", words.language())
                .header("Vary", "Accept-Language")
                .header("Content-Security-Policy", Frame.POLICY)
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
