package health.parcha.node.logging;

import health.parcha.log.LeafIndex;
import health.parcha.log.PublishedLog;
import health.parcha.log.RecordLog;
import health.parcha.log.SignedCheckpoint;
import health.parcha.log.TlogProof;
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
    private final RecordLog writable;
    private final OwnDocument own;

    LogHttp(PublishedLog log, RecordLog writable, OwnDocument own) {
        this.log = log;
        this.writable = writable;
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

    /** The inclusion proof of one entry at the newest checkpoint (docs/spec/log.md, "Proof file", without extra). */
    @GetMapping("/api/v1/proofs/{index}")
    ResponseEntity<byte[]> proof(@PathVariable long index) {
        SignedCheckpoint checkpoint = writable.checkpoint();
        if (index < 0 || !checkpoint.size().covers(new LeafIndex(index))) {
            throw new Refused(
                    Code.UNKNOWN_ENTRY,
                    "The newest checkpoint has " + checkpoint.size() + " entries, not entry " + index);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .cacheControl(CacheControl.noCache())
                .body(TlogProof.of(new LeafIndex(index), checkpoint, log).bytes());
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
