package health.parcha.node.members;

import health.parcha.chain.Address;
import health.parcha.chain.contract.MemberFacts;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.Signed;
import health.parcha.node.configuration.NetworkManifest;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.http.JsonBody;
import health.parcha.node.members.PendingChanges.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the members are: what the chain says of them, and the documents that it names. */
@RestController
@RequestMapping("/api/v1")
class MembersHttp {
    private final Members members;
    private final ChainFacts facts;
    private final NetworkManifest manifest;
    private final PendingChanges changes;
    private final Versions versions;

    MembersHttp(
            Members members, ChainFacts facts, NetworkManifest manifest, PendingChanges changes, Versions versions) {
        this.members = members;
        this.facts = facts;
        this.manifest = manifest;
        this.changes = changes;
        this.versions = versions;
    }

    /** The manifest as the founders wrote it, its list of members brought up to date. */
    @GetMapping("/network")
    ResponseEntity<byte[]> network() {
        Map<Long, String> documents = new TreeMap<>();
        manifest.members()
                .forEach(founder -> documents.put(founder.document().number().value(), founder.compact()));
        facts.members()
                .forEach(member -> members.document(member)
                        .ifPresent(now -> documents.put(member.number().value(), now.compact())));
        Map<String, Json> json = new TreeMap<>(manifest.json().members());
        json.put("members", Json.texts(documents.values()));
        return JsonBody.ok(new Json.Fields(json));
    }

    @GetMapping("/members")
    ResponseEntity<byte[]> members() {
        List<Json> all = facts.members().stream().<Json>map(this::member).toList();
        List<Json> proposals =
                changes.all().stream().<Json>map(MembersHttp::proposal).toList();
        return JsonBody.ok(Json.object()
                .put("members", new Json.Items(all))
                .put("proposals", new Json.Items(proposals))
                .done());
    }

    /** The release that this node runs. */
    @GetMapping("/version")
    ResponseEntity<byte[]> version() {
        return JsonBody.ok(Json.object().put("version", versions.own()).done());
    }

    /** The releases that the members run, as each says of itself. */
    @GetMapping("/versions")
    ResponseEntity<byte[]> versions() {
        List<Json> told = versions.told().stream()
                .<Json>map(each -> Json.object()
                        .put("member", each.member().value())
                        .put("version", each.version())
                        .done())
                .toList();
        return JsonBody.ok(Json.object().put("versions", new Json.Items(told)).done());
    }

    /** Takes a member's signed document; anybody may bring it, for only the one that the chain names is kept. */
    @PostMapping("/members")
    ResponseEntity<byte[]> take(@RequestBody byte[] body) {
        Signed<MemberDocument> document =
                Signed.read(JsonReader.readObject(body).text("document"), MemberDocument.KIND);
        members.keep(document);
        return JsonBody.ok(Json.object()
                .put("number", document.document().number().value())
                .put("documentDigest", document.document().chainDigest().hex())
                .done());
    }

    private Json.Fields member(MemberFacts member) {
        Json.ObjectBuilder json = Json.object()
                .put("number", member.number().value())
                .put("kind", word(member.kind()))
                .put("status", word(member.status()))
                .put("relayer", member.relayer().toString())
                .put("seq", member.seq().value())
                .put("documentDigest", member.document().hex());
        members.document(member).ifPresent(document -> json.put("document", document.compact()));
        return json.done();
    }

    private static Json.Fields proposal(Change change) {
        Json.ObjectBuilder json = Json.object()
                .put("proposal", Hex.of(change.proposal().id().toArray()))
                .put("by", change.facts().by().value())
                .put("sort", word(change.facts().sort()))
                .put("documentDigest", change.facts().document().hex())
                .put("relayer", change.facts().relayer().toString())
                .put(
                        "admins",
                        Json.texts(change.facts().admins().stream()
                                .map(Address::toString)
                                .toList()))
                .put("approvals", change.facts().approvals())
                .put("executed", change.facts().executed())
                .put("proposedAt", change.facts().proposedAt().toEpochMilli());
        change.facts().kind().ifPresent(kind -> json.put("kind", word(kind)));
        change.facts().subject().ifPresent(subject -> json.put("subject", subject.value()));
        change.facts().successor().ifPresent(successor -> json.put("successor", successor.value()));
        if (!change.facts().registry().isZero()) {
            json.put("registry", Hex.of(change.facts().registry().toArray()));
        }
        change.facts().executableFrom().map(Instant::toEpochMilli).ifPresent(time -> json.put("executableFrom", time));
        change.dies().map(Instant::toEpochMilli).ifPresent(time -> json.put("dies", time));
        return json.done();
    }

    /** {@code carehome} as in member documents. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
