package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.MalformedJson;
import java.util.EnumMap;
import java.util.Map;

/**
 * To whom a writer seals: for each category the patient's recipient of this epoch and of the next. It stands beside the
 * card and not on chain, so that changing the locks changes no digest there; a lower version is refused.
 */
public record RecipientsSheet(NetworkId network, AccountId account, int version, Map<Category, Recipients> recipients)
        implements Document {
    public static final Kind<RecipientsSheet> KIND = new Kind<>("parcha-sheet", RecipientsSheet::read);

    /** Recipients in their text form {@code age1pq1...}. */
    public record Recipients(Epoch epoch, String current, String next) {}

    public RecipientsSheet {
        recipients = Map.copyOf(recipients);
    }

    @Override
    public Kind<RecipientsSheet> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        Json.ObjectBuilder all = Json.object();
        recipients.forEach((category, r) -> all.put(
                category.code(),
                Json.object()
                        .put("epoch", r.epoch().number())
                        .put("current", r.current())
                        .put("next", r.next())
                        .done()));
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("version", version)
                .put("recipients", all.done())
                .done();
    }

    private static RecipientsSheet read(Json.Fields f) {
        Map<Category, Recipients> recipients = new EnumMap<>(Category.class);
        Json.Fields all = f.fields("recipients");
        for (String code : all.members().keySet()) {
            Json.Fields one = all.fields(code);
            Category category = Category.ofCode(code).orElseThrow(() -> new MalformedJson("an unknown category"));
            recipients.put(
                    category,
                    new Recipients(
                            new Epoch(Math.toIntExact(one.whole("epoch"))), one.text("current"), one.text("next")));
        }
        return new RecipientsSheet(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                Math.toIntExact(f.whole("version")),
                recipients);
    }
}
