package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecordId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import java.time.Instant;
import java.util.Set;

/** Claims as the payload of a JWS. Unknown members are refused: a signature covers one meaning. */
final class RecordClaimsJson {
    private static final Set<String> KNOWN = Set.of(
            "about",
            "account",
            "author",
            "card",
            "category",
            "content",
            "date",
            "encounter",
            "former",
            "mediaType",
            "network",
            "record",
            "salt",
            "title",
            "type",
            "version");

    private RecordClaimsJson() {}

    static Json.Fields write(RecordClaims claims, Digest content) {
        Json.ObjectBuilder json = Json.object()
                .put("network", claims.network().hex())
                .put("account", claims.account().text())
                .put("record", claims.record().hex())
                .put("version", claims.version())
                .put("former", claims.former().map(Digest::hex))
                .put("category", claims.category().code())
                .put("type", claims.type())
                .put("date", claims.date().toEpochMilli())
                .put("encounter", claims.encounter())
                .put("title", claims.title())
                .put("content", content.hex())
                .put("mediaType", claims.mediaType())
                .put("salt", claims.salt().hex())
                .put("author", claims.author().text())
                .put("card", claims.card());
        claims.about().ifPresent(about -> json.put("about", about(about)));
        return json.done();
    }

    static RecordClaims read(Json.Fields json) {
        if (!KNOWN.containsAll(json.members().keySet())) {
            throw new MalformedJson("a member that this version does not know");
        }
        return new RecordClaims(
                new NetworkId(json.text("network")),
                new AccountId(json.text("account")),
                new RecordId(json.text("record")),
                json.whole("version"),
                json.findText("former").map(Digest::new),
                category(json),
                json.text("type"),
                Instant.ofEpochMilli(json.whole("date")),
                json.findText("encounter"),
                json.findText("title"),
                json.find("about").map(_ -> readAbout(json.fields("about"))),
                json.text("mediaType"),
                new CommitmentSalt(json.text("salt")),
                new AccountId(json.text("author")),
                json.whole("card"));
    }

    static Category category(Json.Fields json) {
        return Category.ofCode(json.text("category")).orElseThrow(() -> new MalformedJson("an unknown category"));
    }

    private static Json about(RecordClaims.About about) {
        return Json.object()
                .put("record", about.record().hex())
                .put("jws", about.jws().hex())
                .done();
    }

    private static RecordClaims.About readAbout(Json.Fields json) {
        return new RecordClaims.About(new RecordId(json.text("record")), new Digest(json.text("jws")));
    }
}
