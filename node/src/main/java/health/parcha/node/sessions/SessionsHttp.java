package health.parcha.node.sessions;

import health.parcha.chain.Address;
import health.parcha.chain.Contracts;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.configuration.OwnDocument;
import health.parcha.node.http.JsonBody;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Credentials.Credential;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Logging in: a question, an answer signed by a key of the account, a token. */
@RestController
@RequestMapping("/api/v1")
class SessionsHttp {
    private static final Duration QUESTION = Duration.ofMinutes(5);
    private static final int TRIES_OF_ACCOUNT = 10;
    private static final int TRIES_FROM_SOURCE = 30;

    private final SessionStore store;
    private final Credentials credentials;
    private final Unknown unknown;
    private final Tries tries;
    private final NodeSettings settings;
    private final OwnDocument own;
    private final Contracts contracts;
    private final InstantSource clock;
    private final SecureRandom random;

    SessionsHttp(
            SessionStore store,
            Credentials credentials,
            Unknown unknown,
            Tries tries,
            NodeSettings settings,
            OwnDocument own,
            Contracts contracts,
            InstantSource clock,
            SecureRandom random) {
        this.store = store;
        this.credentials = credentials;
        this.unknown = unknown;
        this.tries = tries;
        this.settings = settings;
        this.own = own;
        this.contracts = contracts;
        this.clock = clock;
        this.random = random;
    }

    /** Asks; whether the account is here cannot be told from the answer or its time. */
    @PostMapping("/challenges")
    Json.Fields challenge(@RequestBody Json.Fields body) {
        AccountId account = new AccountId(body.text("account"));
        Instant now = clock.instant();
        byte[] nonce = new byte[32];
        random.nextBytes(nonce);
        String nobodysDoor = unknown.door(account);
        String door = credentials.of(account).map(Credential::door).orElse(nobodysDoor);
        store.ask(nonce, account, now, QUESTION);
        return Json.object()
                .put("network", contracts.network().hex())
                .put("member", settings.member())
                .put("origin", own.document().url())
                .put("account", account.text())
                .put("nonce", Hex.of(nonce))
                .put("time", now.toEpochMilli())
                .put("door", door)
                .done();
    }

    @PostMapping("/sessions")
    Json.Fields open(@RequestBody Json.Fields body, Source source) {
        Answer answer = Answer.read(body);
        addressedToUs(answer);
        AccountId account = answer.account();
        // Counted before anything is checked, so that many tries at once count as well; what turns out well is given
        // back.
        tries.count(Tries.What.LOGIN_FROM_SOURCE, source.address(), 1, TRIES_FROM_SOURCE);
        tries.count(Tries.What.LOGIN_OF_ACCOUNT, account.text(), 1, TRIES_OF_ACCOUNT);
        Instant now = clock.instant();
        Optional<Credential> credential = credentials.of(account);
        boolean asked = store.spend(answer.nonce(), account, now);
        boolean signed = answer.isBy(
                credential.map(Credential::login).orElse(unknown.login()),
                credential.map(Credential::signer).orElse(Address.of(account.bytes())),
                contracts);
        if (credential.isEmpty() || !asked || !signed) {
            throw new Refused(
                    Code.LOGIN_REFUSED, "Account, password or account key is wrong, or the challenge is over.");
        }
        tries.forgive(Tries.What.LOGIN_FROM_SOURCE, source.address(), 1);
        tries.forgive(Tries.What.LOGIN_OF_ACCOUNT, account.text(), 1);
        return opened(account, credential.get(), now);
    }

    private Json.Fields opened(AccountId account, Credential credential, Instant now) {
        Token token = Token.fresh(random);
        Session session = new Session(account, now.plus(settings.limits().session()));
        store.open(token, session, now);
        return Json.object()
                .put("token", token.text())
                .put("expires", session.expires().toEpochMilli())
                .put("account", account.text())
                .put("slot", JsonBody.base64(credential.slot().toArray()))
                .put("keyring", JsonBody.base64(credential.keyring().toArray()))
                .put("keyringVersion", credential.keyringVersion())
                .done();
    }

    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Token token) {
        store.end(token);
    }

    /** An answer to another node's question is refused by name: it tells nothing about accounts here. */
    private void addressedToUs(Answer answer) {
        if (!answer.network().equals(contracts.network())) {
            throw new Refused(Code.WRONG_NETWORK, "The answer is of network " + answer.network() + ".");
        }
        if (!answer.member().equals(settings.number())
                || !answer.origin().equals(own.document().url())) {
            throw new Refused(
                    Code.WRONG_MEMBER, "The answer is for member " + answer.member() + " at " + answer.origin() + ".");
        }
        Duration off = Duration.between(answer.time(), clock.instant()).abs();
        if (off.compareTo(QUESTION) > 0) {
            throw new Refused(
                    Code.OUT_OF_TIME, "The answer was signed " + off.toMinutes() + " minutes off this node's clock.");
        }
    }
}
