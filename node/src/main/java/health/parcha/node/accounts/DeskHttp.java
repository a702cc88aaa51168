package health.parcha.node.accounts;

import health.parcha.chain.Bytes;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.Registration;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NodeKeys;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.http.JsonBody;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import health.parcha.node.sessions.Tries;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The member's desk: who verifies here, who waits, and the network's identity tags. */
@RestController
@RequestMapping("/api/v1")
class DeskHttp {
    private final AccountStore store;
    private final ChainFacts facts;
    private final Officers officers;
    private final NodeKeys keys;
    private final Tries tries;
    private final NodeSettings settings;

    DeskHttp(
            AccountStore store,
            ChainFacts facts,
            Officers officers,
            NodeKeys keys,
            Tries tries,
            NodeSettings settings) {
        this.store = store;
        this.facts = facts;
        this.officers = officers;
        this.keys = keys;
        this.tries = tries;
        this.settings = settings;
    }

    @GetMapping("/desk")
    Json.Fields desk() {
        List<Json> cards = officers.all().stream()
                .flatMap(account -> present(account).stream())
                .<Json>map(card -> card.into(Json.object()).done())
                .toList();
        return Json.object().put("officers", new Json.Items(cards)).done();
    }

    @GetMapping("/verifications")
    Json.Fields waiting(Session session) {
        officers.require(session);
        List<Json> waiting = facts.pendingAt(settings.number()).stream()
                .map(AccountFacts::id)
                .flatMap(account -> waiting(account).stream())
                .toList();
        return Json.object().put("accounts", new Json.Items(waiting)).done();
    }

    /** The slow hash of a person's identity under the network's key, which never leaves the nodes. */
    @PostMapping("/tags")
    Json.Fields tag(@RequestBody Json.Fields body, Session session) {
        officers.require(session);
        String blinded = Hex.check(body.text("t"), 32, "t");
        tries.count(
                Tries.What.TAGS_OF_ACCOUNT,
                session.account().text(),
                1,
                settings.limits().tagsPerAccount());
        byte[] tag = keys.tag(Hex.bytes(blinded))
                .orElseThrow(() -> new Refused(
                        Code.NOT_ALLOWED, "This member verifies no patients, so it has no identity tag key."));
        return Json.object().put("tag", Hex.of(tag)).done();
    }

    private Optional<DepositedCard> present(AccountId account) {
        return facts.account(account).flatMap(known -> store.card(account, known.card()));
    }

    /** Accounts that have not published their card wait a moment longer: an officer could not check their deposit. */
    private Optional<Json> waiting(AccountId account) {
        return present(account)
                .flatMap(card -> store.registration(account)
                        .flatMap(registration ->
                                profile(registration).map(profile -> waiting(registration, card, profile))));
    }

    private Optional<AccountStore.Profile> profile(Signed<Registration> registration) {
        return store.newestProfile(registration.document().account());
    }

    private static Json waiting(Signed<Registration> registration, DepositedCard card, AccountStore.Profile profile) {
        return card.into(Json.object())
                .put("account", registration.document().account().text())
                .put("role", registration.document().role().code())
                .put("profile", profile.json())
                .put("sealed", profile.sealed().map(Bytes::toArray).map(JsonBody::base64))
                .put("registration", registration.compact())
                .done();
    }
}
