package health.parcha.core.record;

import health.parcha.core.consent.Purpose;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Why a professional writes into the file of somebody who has not granted it: a treatment, named by its encounter. The
 * patient is told.
 *
 * @param organisation the author's member
 * @param encounter {@link #pseudonym} of the encounter's id
 */
public record TreatmentAct(
        NetworkId network, AccountId account, MemberNumber organisation, String encounter, Purpose reason, Instant time)
        implements Document {
    private static final int PSEUDONYM_BYTES = 16;

    public static final Kind<TreatmentAct> KIND = new Kind<>("parcha-treatment", TreatmentAct::read);

    public TreatmentAct {
        Hex.check(encounter, PSEUDONYM_BYTES, "encounter");
    }

    /**
     * What nodes see of an encounter: acts of one encounter belong together, and its id, which a hospital's system made, stays
     * with those who open the records. 16 bytes, hexadecimal.
     */
    public static String pseudonym(NetworkId network, AccountId account, String encounter) {
        Digest digest = Digest.of((network.hex() + account.text() + encounter).getBytes(StandardCharsets.UTF_8));
        return digest.hex().substring(0, 2 * PSEUDONYM_BYTES);
    }

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
                .put("reason", reason.code())
                .put("time", time.toEpochMilli())
                .done();
    }

    private static TreatmentAct read(Json.Fields f) {
        return new TreatmentAct(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new MemberNumber(f.whole("organisation")),
                f.text("encounter"),
                Purpose.ofCode(f.text("reason")),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
