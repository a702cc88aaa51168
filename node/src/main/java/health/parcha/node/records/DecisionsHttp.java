package health.parcha.node.records;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.record.Decision;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.log.EntryType;
import health.parcha.node.acts.Authorship;
import health.parcha.node.acts.Openings;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.peers.Peers;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Owners' answers to unconfirmed records. The author's member decides, for the record is there; the owner's home then knows
 * where it is filed. Asked twice, the same answer stands.
 */
@RestController
@RequestMapping("/api/v1")
class DecisionsHttp {
    private final RecordStore store;
    private final Locators locators;
    private final Authorship authorship;
    private final Peers peers;
    private final MemberLog log;
    private final Openings openings;
    private final TransactionTemplate transaction;
    private final MemberNumber self;

    DecisionsHttp(
            RecordStore store,
            Locators locators,
            Authorship authorship,
            Peers peers,
            MemberLog log,
            Openings openings,
            TransactionTemplate transaction,
            NodeSettings settings) {
        this.store = store;
        this.locators = locators;
        this.authorship = authorship;
        this.peers = peers;
        this.log = log;
        this.openings = openings;
        this.transaction = transaction;
        this.self = settings.number();
    }

    @PostMapping("/decisions")
    ResponseEntity<byte[]> answer(Session session, @RequestBody byte[] body) {
        Signed<Decision> decision = decision(body);
        AccountId owner = decision.document().account();
        if (!owner.equals(session.account())) {
            throw new Refused(Code.WRONG_ACCOUNT, "A record is accepted or declined by the owner of the file.");
        }
        RecordKey key = key(decision.document());
        MemberNumber keeper = locators.member(owner, key).orElseThrow(() -> unknown(key));
        Json.Fields located = keeper.equals(self)
                ? decide(decision)
                : peers.post(
                        keeper,
                        "decisions",
                        Json.object().put("decision", decision.compact()).done());
        Locators.Locator filed = Locators.Locator.read(located);
        if (filed.key().equals(key)
                && filed.account().equals(owner)
                && filed.member().equals(keeper)) {
            locators.keep(List.of(filed));
        }
        return JsonBody.ok(Json.object()
                .put("record", key.record().hex())
                .put("state", filed.state().word())
                .done());
    }

    @PostMapping("/peer/decisions")
    ResponseEntity<byte[]> handed(Peer peer, @RequestBody byte[] body) {
        return JsonBody.ok(decide(decision(body)));
    }

    private Signed<Decision> decision(byte[] body) {
        Signed<Decision> decision = Signed.read(JsonReader.readObject(body).text("decision"), Decision.KIND);
        authorship.require(
                decision, decision.document().network(), decision.document().account());
        return decision;
    }

    private Json.Fields decide(Signed<Decision> decision) {
        Decision said = decision.document();
        RecordKey key = key(said);
        AccountId subject = store.subject(key).orElseThrow(() -> unknown(key));
        if (!subject.equals(said.account())) {
            throw new Refused(Code.WRONG_ACCOUNT, "Record " + key.record() + " stands in another file.");
        }
        KeptRecord kept = store.read(List.of(key), false).getFirst();
        RecordState wanted = said.accepted() ? RecordState.CONFIRMED : RecordState.DECLINED;
        if (kept.state() == RecordState.UNCONFIRMED) {
            transaction.executeWithoutResult(status -> {
                if (!store.decide(key, wanted, said.handle())) {
                    throw new Refused(Code.EXISTS, "Record " + key.record() + " has been decided meanwhile.");
                }
                log.append(openings.of(
                        said.accepted() ? EntryType.RECORD_CONFIRMED : EntryType.RECORD_DECLINED,
                        said.account(),
                        said.account(),
                        decision.digest(),
                        Hex.of(key.object())));
            });
        } else if (kept.state() != wanted) {
            throw new Refused(
                    Code.EXISTS,
                    "Record " + key.record() + " is " + kept.state().word() + " already.");
        }
        return new Locators.Locator(said.account(), key, said.handle(), self, kept.cid(), wanted).json();
    }

    private static RecordKey key(Decision decision) {
        return new RecordKey(decision.author(), decision.record(), decision.version());
    }

    private static Refused unknown(RecordKey key) {
        return new Refused(
                Code.UNKNOWN_RECORD, "No version " + key.version() + " of record " + key.record() + " is known here.");
    }
}
