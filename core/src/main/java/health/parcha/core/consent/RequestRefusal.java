package health.parcha.core.consent;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.time.Instant;

/**
 * The owner refuses a request.
 *
 * @param request digest of the request's JWS
 */
public record RequestRefusal(NetworkId network, AccountId account, Digest request, Instant time) implements Document {
    public static final Kind<RequestRefusal> KIND = new Kind<>("parcha-refusal", RequestRefusal::read);

    @Override
    public Kind<RequestRefusal> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("request", request.hex())
                .put("time", time.toEpochMilli())
                .done();
    }

    private static RequestRefusal read(Json.Fields f) {
        return new RequestRefusal(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new Digest(f.text("request")),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
