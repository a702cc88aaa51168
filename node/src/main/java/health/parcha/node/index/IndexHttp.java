package health.parcha.node.index;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.SegmentHead;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemReader;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Authorship;
import health.parcha.node.acts.Openings;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/v1/index}: all segments of a request or none. */
@RestController
class IndexHttp {
    private static final int MOST_SEGMENTS = 100;
    private static final int MOST_BYTES = 16 << 20;

    private final Segments segments;
    private final Authorship authorship;
    private final MemberLog log;
    private final Openings openings;
    private final TransactionTemplate transaction;

    IndexHttp(
            Segments segments,
            Authorship authorship,
            MemberLog log,
            Openings openings,
            TransactionTemplate transaction) {
        this.segments = segments;
        this.authorship = authorship;
        this.log = log;
        this.openings = openings;
        this.transaction = transaction;
    }

    private record Given(Signed<SegmentHead> head, byte[] file) {}

    @PutMapping(value = "/api/v1/index", consumes = "application/parcha-items")
    ResponseEntity<byte[]> put(Session session, HttpServletRequest request) throws IOException {
        List<Given> given = read(new ItemReader(request.getInputStream()), session.account());
        transaction.executeWithoutResult(status -> {
            List<Given> changed = given.stream().filter(this::replace).toList();
            changed.forEach(each -> log.append(openings.of(
                    EntryType.INDEX_UPDATED,
                    session.account(),
                    session.account(),
                    each.head().digest(),
                    each.head().document().handle().hex())));
        });
        return JsonBody.ok(Json.object().put("segments", given.size()).done());
    }

    private List<Given> read(ItemReader items, AccountId owner) throws IOException {
        Authorship.Author author = authorship.author(owner);
        List<Given> given = new ArrayList<>();
        long bytes = 0;
        for (Optional<ItemReader.Item> item = items.next(); item.isPresent(); item = items.next()) {
            bytes += item.get().bytes();
            if (given.size() == MOST_SEGMENTS || bytes > MOST_BYTES) {
                throw new Refused(
                        Code.TOO_LARGE,
                        "A request has " + MOST_SEGMENTS + " segments and " + MOST_BYTES + " bytes at most.");
            }
            given.add(check(item.get(), owner, author));
        }
        return given;
    }

    private static Given check(ItemReader.Item item, AccountId owner, Authorship.Author author) throws IOException {
        Signed<SegmentHead> head = Signed.read(item.line().text("segment"), SegmentHead.KIND);
        author.require(head, head.document().network());
        if (!head.document().account().equals(owner)) {
            throw new Refused(Code.WRONG_ACCOUNT, "An index is written by the owner of the file.");
        }
        if ((head.document().version() == 1) == head.document().previous().isPresent()) {
            throw new Refused(Code.MALFORMED, "Version 1 has no former version, every later one names it.");
        }
        byte[] file = item.readBody(MOST_BYTES);
        if (!Digest.of(file).equals(head.document().file())) {
            throw new Refused(Code.DIGEST_MISMATCH, "The segment is not the file that its head names.");
        }
        return new Given(head, file);
    }

    /** Whether anything changed: the same version once more is the same. */
    private boolean replace(Given given) {
        SegmentHead said = given.head().document();
        if (segments.replace(given.head(), given.file())) {
            return true;
        }
        Optional<Segments.Present> present = segments.present(said);
        if (present.filter(p -> p.digest().equals(given.head().digest())).isPresent()) {
            return false;
        }
        throw new Refused(
                Code.STALE_VERSION,
                "Segment " + said.year() + " is at version "
                        + present.map(Segments.Present::version).orElse(0) + "; version " + said.version()
                        + " does not follow it.");
    }
}
