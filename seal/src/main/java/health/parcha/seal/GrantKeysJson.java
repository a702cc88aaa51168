package health.parcha.seal;

import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Epoch;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.JsonReader;
import health.parcha.core.signed.MalformedJson;
import health.parcha.seal.SealException.Subject;
import health.parcha.seal.age.HybridIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Grant keys as JSON: the payload of the signed line, and the line of keys behind it. */
final class GrantKeysJson {

    private GrantKeysJson() {}

    static Json.ObjectBuilder payload(GrantTerms terms, List<GrantedCategory> categories) {
        Json.ObjectBuilder json = Json.object()
                .put("network", terms.network().hex())
                .put("account", terms.account().text())
                .put("grant", terms.grant().hex())
                .put("version", terms.version())
                .put("grantee", terms.grantee().text())
                .put("purpose", terms.purpose())
                .put("categories", summary(categories));
        terms.from().ifPresent(time -> json.put("from", time.toEpochMilli()));
        terms.until().ifPresent(time -> json.put("until", time.toEpochMilli()));
        terms.eraseAt().ifPresent(time -> json.put("eraseAt", time.toEpochMilli()));
        return json;
    }

    /** What the signature says of the keys; the keys themselves are covered by the digest. */
    private static Json.Items summary(List<GrantedCategory> categories) {
        List<Json> items = new ArrayList<>();
        for (GrantedCategory granted : categories) {
            items.add(Json.object()
                    .put("category", granted.category().code())
                    .put("past", granted.past())
                    .put(
                            "epochs",
                            new Json.Items(List.of(
                                    new Json.Whole(granted.first().number()),
                                    new Json.Whole(granted.last().number()))))
                    .done());
        }
        return new Json.Items(items);
    }

    static Json.Fields content(GrantKeys.Content content) {
        List<Json> keys = new ArrayList<>();
        for (GrantedCategory granted : content.categories()) {
            granted.keys().forEach((epoch, of) -> keys.add(key(granted.category(), epoch, of)));
        }
        Json.ObjectBuilder handles = Json.object();
        content.handles().forEach((category, handle) -> handles.put(category.code(), handle.hex()));
        return Json.object()
                .put("consent", content.consent())
                .put("keys", new Json.Items(keys))
                .put("handles", handles.done())
                .done();
    }

    private static Json key(Category category, Epoch epoch, GrantedCategory.Keys keys) {
        return Json.object()
                .put("category", category.code())
                .put("epoch", epoch.number())
                .put("vault", Seeds.text(keys.vault()))
                .put("index", keys.index().map(Seeds::text))
                .done();
    }

    static GrantKeys read(SignedLines lines) throws SealException {
        Json.Fields payload = lines.jws().payload();
        try {
            GrantTerms terms = terms(payload);
            GrantKeys.Content content = readContent(JsonReader.readObject(lines.rest()));
            if (!payload.need("categories").equals(summary(content.categories()))) {
                throw new SealException.ClaimsRefused(Subject.GRANT, "its keys are not those that were signed for");
            }
            if (!lines.jws().keyId().startsWith(terms.account() + "#")) {
                throw new SealException.ClaimsRefused(Subject.GRANT, "signed by another account than the patient's");
            }
            return new GrantKeys(terms, content, lines.jws());
        } catch (IllegalArgumentException e) {
            throw new SealException.Malformed(Subject.GRANT, e);
        }
    }

    private static GrantTerms terms(Json.Fields payload) {
        return new GrantTerms(
                new NetworkId(payload.text("network")),
                new AccountId(payload.text("account")),
                new GrantId(payload.text("grant")),
                payload.whole("version"),
                new AccountId(payload.text("grantee")),
                payload.text("purpose"),
                time(payload, "from"),
                time(payload, "until"),
                time(payload, "eraseAt"));
    }

    private static Optional<Instant> time(Json.Fields payload, String name) {
        return payload.find(name).map(_ -> Instant.ofEpochMilli(payload.whole(name)));
    }

    private static GrantKeys.Content readContent(Json.Fields json) {
        Map<Category, SortedMap<Epoch, GrantedCategory.Keys>> keys = new EnumMap<>(Category.class);
        for (Json item : json.items("keys")) {
            if (!(item instanceof Json.Fields key)) {
                throw new MalformedJson("a key is an object");
            }
            Optional<HybridIdentity> index = key.findText("index").map(Seeds::identity);
            keys.computeIfAbsent(RecordClaimsJson.category(key), _ -> new TreeMap<>())
                    .put(
                            Seeds.epoch(key.whole("epoch")),
                            new GrantedCategory.Keys(Seeds.identity(key.text("vault")), index));
        }
        List<GrantedCategory> categories = new ArrayList<>();
        keys.forEach((category, of) -> categories.add(new GrantedCategory(
                category, of.values().stream().anyMatch(k -> k.index().isPresent()), of)));
        return new GrantKeys.Content(json.text("consent"), categories, handles(json.fields("handles")));
    }

    private static Map<Category, Handle> handles(Json.Fields json) {
        Map<Category, Handle> handles = new EnumMap<>(Category.class);
        for (String code : json.members().keySet()) {
            Category category = Category.ofCode(code).orElseThrow(() -> new MalformedJson("an unknown category"));
            handles.put(category, new Handle(json.text(code)));
        }
        return handles;
    }
}
