package health.parcha.node.intents;

import health.parcha.chain.Bytes;
import health.parcha.chain.intent.Intent;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.relay.JournalEntry;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.http.JsonBody;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import health.parcha.node.sessions.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Handing intents in, and asking what became of them: docs/spec/api.md, "Intents". */
@RestController
@RequestMapping("/api/v1/intents")
class IntentsHttp {
    private static final int MOST = 100;
    private static final int LONGEST_WAIT = 20;

    private final IntentRules rules;
    private final Intake intake;
    private final OutcomeLooks looks;

    IntentsHttp(IntentRules rules, Intake intake, OutcomeLooks looks) {
        this.rules = rules;
        this.intake = intake;
        this.looks = looks;
    }

    @PostMapping
    ResponseEntity<byte[]> accept(Optional<Session> session, Source source, @RequestBody byte[] body) {
        List<Bytes> items = items(JsonReader.readObject(body));
        List<Intent> intents = intake.read(items);
        rules.require(session, source, intents);
        List<Json> taken = intake.accept(items).stream().map(IntentsHttp::taken).toList();
        return ResponseEntity.accepted()
                .contentType(MediaType.APPLICATION_JSON)
                .body(CanonicalJson.bytes(
                        Json.object().put("intents", new Json.Items(taken)).done()));
    }

    private static List<Bytes> items(Json.Fields body) {
        List<String> texts = body.texts("intents");
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new Refused(Code.MALFORMED, "A request has 1 to " + MOST + " intents, not " + texts.size() + ".");
        }
        try {
            return texts.stream().map(Bytes::parse).toList();
        } catch (IllegalArgumentException notHex) {
            throw new MalformedJson("an intent is its item's bytes in hexadecimal digits");
        }
    }

    private static Json taken(JournalEntry entry) {
        return Json.object()
                .put("digest", Hex.of(entry.id().digest().toArray()))
                .put("state", StateRow.of(entry.state()).word())
                .done();
    }

    @GetMapping("/{digest}")
    ResponseEntity<byte[]> look(@PathVariable String digest, @RequestParam(defaultValue = "0") int wait)
            throws InterruptedException {
        Duration most = Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT));
        return JsonBody.ok(looks.look(id(digest), most));
    }

    private static IntentId id(String digest) {
        try {
            return IntentId.parse(digest);
        } catch (IllegalArgumentException notADigest) {
            throw new Refused(Code.MALFORMED, "A digest has 64 hexadecimal digits.");
        }
    }
}
