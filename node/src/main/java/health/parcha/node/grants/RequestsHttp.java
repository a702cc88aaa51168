package health.parcha.node.grants;

import health.parcha.core.consent.AccessRequest;
import health.parcha.core.consent.RequestRefusal;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Authorship;
import health.parcha.node.acts.Homes;
import health.parcha.node.acts.Openings;
import health.parcha.node.acts.Standing;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.deliveries.Deliveries;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Professionals ask for a grant; the owner grants or refuses. Kept and logged at the asker's member and at the owner's home. */
@RestController
@RequestMapping("/api/v1")
class RequestsHttp {
    private final RequestStore store;
    private final Authorship authorship;
    private final Homes homes;
    private final Standing standing;
    private final Deliveries deliveries;
    private final MemberLog log;
    private final Openings openings;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final MemberNumber self;

    RequestsHttp(
            RequestStore store,
            Authorship authorship,
            Homes homes,
            Standing standing,
            Deliveries deliveries,
            MemberLog log,
            Openings openings,
            TransactionTemplate transaction,
            InstantSource clock,
            NodeSettings settings) {
        this.store = store;
        this.authorship = authorship;
        this.homes = homes;
        this.standing = standing;
        this.deliveries = deliveries;
        this.log = log;
        this.openings = openings;
        this.transaction = transaction;
        this.clock = clock;
        this.self = settings.number();
    }

    @PostMapping("/requests")
    ResponseEntity<byte[]> ask(Session session, @RequestBody byte[] body) {
        Signed<AccessRequest> request = request(body);
        if (!request.document().account().equals(session.account())) {
            throw new Refused(Code.WRONG_ACCOUNT, "A request is sent by whoever signed it.");
        }
        standing.requireEmployed(session.account(), self);
        requireFrom(request, self);
        MemberNumber home = homes.of(request.document().subject()).getFirst();
        take(request, home.equals(self) ? List.of() : List.of(home));
        return JsonBody.ok(Json.object().put("request", request.digest().hex()).done());
    }

    @PostMapping("/peer/requests")
    ResponseEntity<byte[]> handed(Peer peer, @RequestBody byte[] body) {
        Json.Fields json = JsonReader.readObject(body);
        if (json.find("refusal").isPresent()) {
            takeRefusal(Signed.read(json.text("refusal"), RequestRefusal.KIND), List.of());
        } else {
            Signed<AccessRequest> request = request(body);
            requireFrom(request, peer.number());
            take(request, List.of());
        }
        return JsonBody.ok(Json.object().done());
    }

    /** The refusal goes back to the member that the request names. */
    private static void requireFrom(Signed<AccessRequest> request, MemberNumber asker) {
        if (!request.document().member().equals(asker)) {
            throw new Refused(
                    Code.WRONG_MEMBER,
                    "The request names member " + request.document().member() + ", it came through " + asker + ".");
        }
    }

    private Signed<AccessRequest> request(byte[] body) {
        Signed<AccessRequest> request = Signed.read(JsonReader.readObject(body).text("request"), AccessRequest.KIND);
        authorship.require(
                request, request.document().network(), request.document().account());
        return request;
    }

    private void take(Signed<AccessRequest> request, List<MemberNumber> handOnTo) {
        transaction.executeWithoutResult(status -> {
            if (store.keep(request, clock.instant())) {
                for (MemberNumber member : handOnTo) {
                    deliveries.send(
                            member,
                            "requests",
                            Json.object().put("request", request.compact()).done());
                }
                log.append(openings.of(
                        EntryType.REQUEST,
                        request.document().account(),
                        request.document().subject(),
                        request.digest(),
                        request.digest().hex()));
            }
        });
    }

    @PostMapping("/requests/{digest}/refusal")
    ResponseEntity<byte[]> refuse(Session session, @PathVariable String digest, @RequestBody byte[] body) {
        Signed<RequestRefusal> refusal = Signed.read(JsonReader.readObject(body).text("refusal"), RequestRefusal.KIND);
        boolean meant = refusal.document().request().hex().equals(digest)
                && refusal.document().account().equals(session.account());
        if (!meant) {
            throw new Refused(Code.DIGEST_MISMATCH, "The refusal answers another request.");
        }
        Signed<AccessRequest> request = asked(refusal);
        MemberNumber asker = request.document().member();
        takeRefusal(refusal, asker.equals(self) ? List.of() : List.of(asker));
        return JsonBody.ok(Json.object().put("request", digest).done());
    }

    private Signed<AccessRequest> asked(Signed<RequestRefusal> refusal) {
        Signed<AccessRequest> request = store.find(refusal.document().request())
                .map(RequestStore.Kept::request)
                .orElseThrow(() -> new Refused(
                        Code.UNKNOWN_REQUEST, "No request " + refusal.document().request() + " is here."));
        if (!request.document().subject().equals(refusal.document().account())) {
            throw new Refused(Code.WRONG_ACCOUNT, "Only the one who was asked refuses.");
        }
        return request;
    }

    private void takeRefusal(Signed<RequestRefusal> refusal, List<MemberNumber> handOnTo) {
        asked(refusal);
        authorship.require(
                refusal, refusal.document().network(), refusal.document().account());
        transaction.executeWithoutResult(status -> {
            if (!store.refuse(refusal)) {
                return;
            }
            for (MemberNumber member : handOnTo) {
                deliveries.send(
                        member,
                        "requests",
                        Json.object().put("refusal", refusal.compact()).done());
            }
            AccountId owner = refusal.document().account();
            log.append(openings.of(
                    EntryType.REFUSAL,
                    owner,
                    owner,
                    refusal.digest(),
                    refusal.document().request().hex()));
        });
    }

    @GetMapping("/requests")
    ResponseEntity<byte[]> list(Session session) {
        List<Json> requests = new ArrayList<>();
        for (RequestStore.Kept kept : store.of(session.account())) {
            requests.add(Json.object()
                    .put("digest", kept.request().digest().hex())
                    .put("request", kept.request().compact())
                    .put("refusal", kept.refusal())
                    .done());
        }
        return JsonBody.ok(
                Json.object().put("requests", new Json.Items(requests)).done());
    }
}
