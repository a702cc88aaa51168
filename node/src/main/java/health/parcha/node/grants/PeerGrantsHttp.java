package health.parcha.node.grants;

import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.node.http.JsonBody;
import health.parcha.node.peers.Peers.Peer;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Grants that other members hand on: to serve them, or for a grantee of this member. All of it is checked as if it came from the owner. */
@RestController
@RequestMapping("/api/v1/peer")
class PeerGrantsHttp {
    private final GrantStore store;
    private final GrantRules rules;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    PeerGrantsHttp(GrantStore store, GrantRules rules, TransactionTemplate transaction, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/tickets")
    ResponseEntity<byte[]> serve(Peer peer, @RequestBody byte[] body) {
        Json.Fields json = JsonReader.readObject(body);
        SignedTicket ticket = SignedTicket.read(json);
        SignedView view = SignedView.read(json);
        rules.requireSound(ticket);
        rules.requireView(ticket, view);
        transaction.executeWithoutResult(status -> {
            store.keepView(view);
            store.keepTicket(ticket, Optional.empty(), clock.instant());
        });
        return JsonBody.ok(Json.object().put("id", ticket.id().hex()).done());
    }

    @PostMapping("/shares")
    ResponseEntity<byte[]> share(Peer peer, @RequestBody byte[] body) {
        Json.Fields json = JsonReader.readObject(body);
        SignedTicket ticket = SignedTicket.read(json);
        rules.requireSound(ticket);
        store.keepShare(ticket, JsonBody.bytes(json, "keys"), clock.instant());
        return JsonBody.ok(Json.object().put("id", ticket.id().hex()).done());
    }
}
