package health.parcha.node.blobs;

import health.parcha.core.record.Cid;
import health.parcha.node.acts.Standing;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Payloads sent in pieces: HEAD tells how many bytes are here, PATCH adds the next. The last piece makes it a blob, once its
 * CID has been computed over the whole.
 */
@RestController
@RequestMapping("/api/v1/uploads/{cid}")
class UploadsHttp {
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final BlobStore blobs;
    private final Standing standing;
    private final Path folder;
    private final InstantSource clock;

    UploadsHttp(BlobStore blobs, Standing standing, NodeSettings settings, InstantSource clock) {
        this.blobs = blobs;
        this.standing = standing;
        this.folder = settings.data().resolve("uploads");
        this.clock = clock;
    }

    @RequestMapping(method = RequestMethod.HEAD)
    ResponseEntity<Void> head(Session session, @PathVariable String cid) throws IOException {
        return ResponseEntity.noContent()
                .header(OFFSET, Long.toString(offset(session, cid(cid))))
                .build();
    }

    @RequestMapping(method = RequestMethod.PATCH)
    ResponseEntity<Void> patch(
            Session session,
            @PathVariable String cid,
            @RequestHeader(OFFSET) long offset,
            @RequestHeader(LENGTH) long length,
            HttpServletRequest request)
            throws IOException {
        Cid named = cid(cid);
        standing.require(session.account());
        if (length < 1 || length > BlobStore.MOST) {
            throw new Refused(Code.TOO_LARGE, "A payload has " + BlobStore.MOST + " bytes at most.");
        }
        long here = offset(session, named);
        if (here != offset) {
            throw new Refused(Code.STALE_VERSION, "This node has " + here + " bytes of it, not " + offset + ".");
        }
        long now = here >= length ? here : append(file(session, named), request.getInputStream(), length - here) + here;
        if (now == length && blobs.length(named).isEmpty()) {
            finish(file(session, named), named, length);
        }
        return ResponseEntity.noContent().header(OFFSET, Long.toString(now)).build();
    }

    private long append(Path file, InputStream in, long most) throws IOException {
        Files.createDirectories(file.getParent());
        long taken = 0;
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (taken + got > most) {
                    throw new Refused(Code.TOO_LARGE, "The piece runs past the payload's length.");
                }
                out.write(buffer, 0, got);
                taken += got;
            }
        }
        return taken;
    }

    private void finish(Path file, Cid named, long length) throws IOException {
        BlobStore.Staged staged;
        try (InputStream in = Files.newInputStream(file)) {
            staged = blobs.stage(in, length);
        }
        Files.delete(file);
        if (!staged.cid().equals(named)) {
            blobs.drop(List.of(staged));
            throw new Refused(Code.DIGEST_MISMATCH, "The bytes uploaded are not those of " + named + "; start again.");
        }
        blobs.makeDurable(List.of(staged));
        blobs.keep(List.of(staged), clock.instant());
    }

    private long offset(Session session, Cid cid) throws IOException {
        Path file = file(session, cid);
        return Files.exists(file) ? Files.size(file) : blobs.length(cid).orElse(0L);
    }

    /** Pieces of one person do not mix with another's. */
    private Path file(Session session, Cid cid) {
        return folder.resolve(session.account().text()).resolve(cid.text());
    }

    private static Cid cid(String text) {
        try {
            return new Cid(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Code.MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}
