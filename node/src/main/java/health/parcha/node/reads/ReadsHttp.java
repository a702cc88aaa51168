package health.parcha.node.reads;

import health.parcha.core.consent.AccessAct;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.core.stream.ItemWriter;
import health.parcha.log.EntryType;
import health.parcha.node.acts.AccessActs;
import health.parcha.node.acts.Openings;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.http.JsonBody;
import health.parcha.node.logging.MemberLog;
import health.parcha.node.logging.MemberLog.Logged;
import health.parcha.node.peers.Peers.Peer;
import health.parcha.node.sessions.Session;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads for people of this member, and for other members' readers. */
@RestController
@RequestMapping("/api/v1")
class ReadsHttp {
    private final AccessActs acts;
    private final Gathering gathering;
    private final Serving serving;
    private final Planning planning;
    private final MemberLog log;
    private final Openings openings;
    private final TransactionTemplate transaction;
    private final MemberNumber self;

    ReadsHttp(
            AccessActs acts,
            Gathering gathering,
            Serving serving,
            Planning planning,
            MemberLog log,
            Openings openings,
            TransactionTemplate transaction,
            NodeSettings settings) {
        this.acts = acts;
        this.gathering = gathering;
        this.serving = serving;
        this.planning = planning;
        this.log = log;
        this.openings = openings;
        this.transaction = transaction;
        this.self = settings.number();
    }

    @PostMapping("/reads")
    void read(Session session, @RequestBody byte[] body, HttpServletResponse response) throws IOException {
        Wish wish = Wish.read(JsonReader.readObject(body));
        Signed<AccessAct> act = acts.take(wish.act(), Optional.of(session.account()), self);
        Gathering.Begun begun = gathering.begin(act, wish);
        SharedItems items = items(response);
        begun.writeTo(items);
        items.end();
    }

    @PostMapping("/peer/reads")
    void serve(Peer peer, @RequestBody byte[] body, HttpServletResponse response) throws IOException {
        Json.Fields json = JsonReader.readObject(body);
        Wish wish = Wish.read(json);
        Signed<AccessAct> act = acts.take(wish.act(), Optional.empty(), peer.number());
        Serving.Scope scope = serving.scope(act.document());
        Optional<Planning.Plan> plan =
                json.flag("plan") ? Optional.of(planning.plan(act.document(), scope)) : Optional.empty();
        Serving.Prepared prepared = serving.prepare(act, scope, wish);
        SharedItems items = items(response);
        if (plan.isPresent()) {
            items.write(plan.get().line());
        }
        prepared.writeTo(items);
        items.end();
    }

    private static SharedItems items(HttpServletResponse response) throws IOException {
        response.setContentType("application/parcha-items");
        return new SharedItems(new ItemWriter(new BufferedOutputStream(response.getOutputStream(), 1 << 16)));
    }

    /** An export is logged before the client writes a file. */
    @PostMapping("/exports")
    ResponseEntity<byte[]> export(Session session, @RequestBody byte[] body) {
        Signed<AccessAct> act =
                acts.take(JsonReader.readObject(body).text("act"), Optional.of(session.account()), self);
        serving.scope(act.document());
        Logged logged = transaction.execute(status -> log.append(openings.of(
                EntryType.EXPORT, act.document().account(), act.document().subject(), act.digest())));
        return JsonBody.ok(Json.object()
                .put("index", logged.index().value())
                .put("receipt", logged.receipt())
                .done());
    }
}
