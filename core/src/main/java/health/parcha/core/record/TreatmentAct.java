package health.parcha.core.record;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.time.Instant;

/**
 * Why a professional writes into the file of somebody who has not granted it: a treatment, named by its encounter. The
 * patient is told.
 *
 * @param organisation the author's member
 */
public record TreatmentAct(
        NetworkId network, AccountId account, MemberNumber organisation, String encounter, String reason, Instant time)
        implements Document {
    public static final Kind<TreatmentAct> KIND = new Kind<>("parcha-treatment", TreatmentAct::read);

    @Override
    public Kind<TreatmentAct> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("organisation", organisation.value())
                .put("encounter", encounter)
                .put("reason", reason)
                .put("time", time.toEpochMilli())
                .done();
    }

    private static TreatmentAct read(Json.Fields f) {
        return new TreatmentAct(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new MemberNumber(f.whole("organisation")),
                f.text("encounter"),
                f.text("reason"),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
