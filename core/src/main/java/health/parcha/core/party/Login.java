package health.parcha.core.party;

import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import java.time.Instant;

/**
 * The answer to a login challenge, signed by the key that the password door yields.
 *
 * @param origin the web origin of the node that asked
 * @param nonce the 32 bytes of the challenge, hexadecimal
 */
public record Login(
        NetworkId network, MemberNumber member, String origin, AccountId account, String nonce, Instant time)
        implements Document {
    public static final Kind<Login> KIND = new Kind<>("parcha-login", Login::read);

    @Override
    public Kind<Login> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("member", member.value())
                .put("origin", origin)
                .put("account", account.text())
                .put("nonce", nonce)
                .put("time", time.toEpochMilli())
                .done();
    }

    private static Login read(Json.Fields f) {
        return new Login(
                new NetworkId(f.text("network")),
                new MemberNumber(f.whole("member")),
                f.text("origin"),
                new AccountId(f.text("account")),
                f.text("nonce"),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
