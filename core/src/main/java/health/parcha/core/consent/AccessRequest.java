package health.parcha.core.consent;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.NetworkId;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.time.Instant;
import java.util.List;

/**
 * A professional asks for a grant; the owner answers by granting or refusing.
 *
 * @param account who asks
 * @param subject whose file
 * @param member the asker's member
 * @param months how long access is wanted
 */
public record AccessRequest(
        NetworkId network,
        AccountId account,
        AccountId subject,
        MemberNumber member,
        List<String> categories,
        Purpose purpose,
        int months,
        Instant time)
        implements Document {
    public static final Kind<AccessRequest> KIND = new Kind<>("parcha-request", AccessRequest::read);

    @Override
    public Kind<AccessRequest> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("subject", subject.text())
                .put("member", member.value())
                .put("categories", Json.texts(categories))
                .put("purpose", purpose.code())
                .put("months", months)
                .put("time", time.toEpochMilli())
                .done();
    }

    private static AccessRequest read(Json.Fields f) {
        return new AccessRequest(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new AccountId(f.text("subject")),
                new MemberNumber(f.whole("member")),
                f.texts("categories"),
                Purpose.ofCode(f.text("purpose")),
                Math.toIntExact(f.whole("months")),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
