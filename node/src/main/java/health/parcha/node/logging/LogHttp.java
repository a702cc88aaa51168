package health.parcha.node.logging;

import health.parcha.log.PublishedLog;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The log for everybody, as C2SP tlog-tiles. */
@RestController
class LogHttp {
    private final PublishedLog log;
    private final OwnDocument own;

    LogHttp(PublishedLog log, OwnDocument own) {
        this.log = log;
        this.own = own;
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return resource("checkpoint");
    }

    @GetMapping("/log/tile/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String path) {
        return resource("tile" + path);
    }

    @GetMapping(path = "/log/key", produces = "text/plain")
    String key() {
        return own.document().logKey() + "\n";
    }

    private ResponseEntity<byte[]> resource(String path) {
        PublishedLog.Resource found =
                log.find(path).orElseThrow(() -> new Refused(Code.UNKNOWN_PATH, "The log does not hold " + path + "."));
        CacheControl cache = found.immutable()
                ? CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, found.contentType())
                .cacheControl(cache)
                .body(found.body());
    }
}
