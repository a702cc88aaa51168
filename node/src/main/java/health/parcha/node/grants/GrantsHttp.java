package health.parcha.node.grants;

import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.contract.GrantFacts;
import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Openings;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.deliveries.Deliveries;
import health.parcha.node.following.ChainView;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Grants as their owners deposit and list them, and as grantees find them. */
@RestController
@RequestMapping("/api/v1")
class GrantsHttp {
    private static final int MOST_KEYS = 512 * 1024;

    private final GrantStore store;
    private final GrantRules rules;
    private final ChainView chain;
    private final MemberLog log;
    private final Openings openings;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final MemberNumber self;

    GrantsHttp(
            GrantStore store,
            GrantRules rules,
            ChainView chain,
            MemberLog log,
            Openings openings,
            Deliveries deliveries,
            TransactionTemplate transaction,
            InstantSource clock,
            NodeSettings settings) {
        this.store = store;
        this.rules = rules;
        this.chain = chain;
        this.log = log;
        this.openings = openings;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.clock = clock;
        this.self = settings.number();
    }

    @PostMapping("/grants")
    ResponseEntity<byte[]> deposit(Session session, @RequestBody byte[] body) {
        Json.Fields json = JsonReader.readObject(body);
        SignedTicket ticket = SignedTicket.read(json);
        SignedView view = SignedView.read(json);
        byte[] keys = keys(json);
        requireOwn(session, ticket.ticket().account());
        rules.requireSound(ticket);
        rules.requireView(ticket, view);
        transaction.executeWithoutResult(status -> {
            store.keepView(view);
            boolean fresh = store.ticket(ticket.id()).isEmpty();
            store.keepTicket(ticket, Optional.of(keys), clock.instant());
            handOn(ticket, keys);
            if (fresh) {
                AccountId owner = ticket.ticket().account();
                log.append(openings.of(
                        EntryType.GRANT,
                        owner,
                        owner,
                        CanonicalJson.digest(ticket.ticket().toJson()),
                        ticket.id().hex()));
            }
        });
        return JsonBody.ok(Json.object().put("id", ticket.id().hex()).done());
    }

    private static byte[] keys(Json.Fields json) {
        byte[] keys = JsonBody.bytes(json, "keys");
        if (keys.length > MOST_KEYS) {
            throw new Refused(Code.TOO_LARGE, "A keys file has " + MOST_KEYS + " bytes at most.");
        }
        return keys;
    }

    private static void requireOwn(Session session, AccountId owner) {
        if (!owner.equals(session.account())) {
            throw new Refused(Code.WRONG_ACCOUNT, "Grants are deposited by their owner, " + owner + ".");
        }
    }

    /** Ticket and keys go to the member that employs the grantee, or that verified them. */
    private void handOn(SignedTicket ticket, byte[] keys) {
        MemberNumber to = chain.account(ticket.ticket().grantee())
                .flatMap(facts -> facts.employer().or(facts::verifiedBy))
                .orElse(self);
        if (to.equals(self)) {
            store.keepShare(ticket, keys, clock.instant());
        } else {
            deliveries.send(
                    to,
                    "shares",
                    ticket.into(Json.object())
                            .put("keys", JsonBody.base64(keys))
                            .done());
        }
    }

    @PutMapping("/grants/{id}/keys")
    ResponseEntity<byte[]> replaceKeys(Session session, @PathVariable String id, @RequestBody byte[] body) {
        SignedTicket ticket = own(session, id);
        byte[] keys = keys(JsonReader.readObject(body));
        transaction.executeWithoutResult(status -> {
            store.replaceKeys(ticket.id(), keys);
            handOn(ticket, keys);
            logDeposit(ticket, Digest.of(keys));
        });
        return JsonBody.ok(Json.object().put("id", ticket.id().hex()).done());
    }

    @PutMapping("/grants/{id}/view")
    ResponseEntity<byte[]> replaceView(Session session, @PathVariable String id, @RequestBody byte[] body) {
        SignedTicket ticket = own(session, id);
        SignedView view = SignedView.read(JsonReader.readObject(body));
        rules.requireView(ticket, view);
        transaction.executeWithoutResult(status -> {
            if (store.keepView(view)) {
                logDeposit(ticket, CanonicalJson.digest(view.view().toJson()));
            }
        });
        return JsonBody.ok(Json.object().put("id", ticket.id().hex()).done());
    }

    private void logDeposit(SignedTicket ticket, Digest what) {
        AccountId owner = ticket.ticket().account();
        log.append(
                openings.of(EntryType.DEPOSIT, owner, owner, what, ticket.id().hex()));
    }

    private SignedTicket own(Session session, String id) {
        SignedTicket ticket = store.ticket(id(id))
                .map(GrantStore.Kept::ticket)
                .orElseThrow(() -> new Refused(Code.NOT_GRANTED, "No grant " + id + " is here."));
        requireOwn(session, ticket.ticket().account());
        return ticket;
    }

    private static GrantId id(String text) {
        try {
            return new GrantId(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Code.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    @GetMapping("/grants")
    ResponseEntity<byte[]> deposited(Session session) {
        List<Json> grants = new ArrayList<>();
        for (GrantStore.Kept kept : store.deposited(session.account())) {
            Json.ObjectBuilder line = line(kept);
            store.view(kept.ticket().ticket().view(), session.account()).ifPresent(view -> view.into(line));
            grants.add(line.done());
        }
        return JsonBody.ok(Json.object().put("grants", new Json.Items(grants)).done());
    }

    @GetMapping("/shares")
    ResponseEntity<byte[]> shared(Session session) {
        List<Json> shares = new ArrayList<>();
        for (GrantStore.Kept kept : store.sharedWith(session.account())) {
            shares.add(line(kept).done());
        }
        return JsonBody.ok(Json.object()
                .put("shares", new Json.Items(shares))
                .put("block", chain.head().height().value())
                .done());
    }

    private Json.ObjectBuilder line(GrantStore.Kept kept) {
        GrantFacts slot = rules.state(kept.ticket().ticket());
        boolean oldEpoch = chain.account(kept.ticket().ticket().account())
                .map(AccountFacts::grantEpoch)
                .filter(epoch -> !epoch.equals(kept.ticket().ticket().grantEpoch()))
                .isPresent();
        return kept.ticket()
                .into(Json.object())
                .put("id", kept.ticket().id().hex())
                .put("keys", kept.keys().map(JsonBody::base64))
                .put("state", GrantWord.of(slot, chain.blockTime(), oldEpoch))
                .put("expiry", slot.expiry().toEpochMilli())
                .put("seq", slot.seq().value())
                .put("block", chain.head().height().value());
    }
}
