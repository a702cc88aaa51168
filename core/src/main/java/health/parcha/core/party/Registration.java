package health.parcha.core.party;

import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Document;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Kind;
import health.parcha.core.signed.MalformedJson;
import health.parcha.core.signed.VerifyingKey;
import java.time.Instant;

/**
 * What a new account deposits at the member that is to verify it, signed by the record key that its card certifies, so
 * that nobody but the owner of the signer chooses the login.
 *
 * @param login verifying key of the password door
 * @param door PHC string of the password door's slow hash
 * @param slot SHA-256 of the slot file
 * @param keyring SHA-256 of the keyring file
 * @param sheet digest of the recipients sheet's JWS
 * @param profile digest of the profile document
 */
public record Registration(
        NetworkId network,
        AccountId account,
        MemberNumber member,
        Role role,
        VerifyingKey login,
        String door,
        Digest slot,
        Digest keyring,
        int keyringVersion,
        Digest sheet,
        Digest profile,
        Instant time)
        implements Document {
    public static final Kind<Registration> KIND = new Kind<>("parcha-registration", Registration::read);

    @Override
    public Kind<Registration> kind() {
        return KIND;
    }

    @Override
    public Json.Fields payload() {
        return Json.object()
                .put("network", network.hex())
                .put("account", account.text())
                .put("member", member.value())
                .put("role", role.code())
                .put("login", login.hex())
                .put("door", door)
                .put("slot", slot.hex())
                .put("keyring", keyring.hex())
                .put("keyringVersion", keyringVersion)
                .put("sheet", sheet.hex())
                .put("profile", profile.hex())
                .put("time", time.toEpochMilli())
                .done();
    }

    private static Registration read(Json.Fields f) {
        return new Registration(
                new NetworkId(f.text("network")),
                new AccountId(f.text("account")),
                new MemberNumber(f.whole("member")),
                Role.ofCode(f.text("role")).orElseThrow(() -> new MalformedJson("an unknown role")),
                new VerifyingKey(f.text("login")),
                f.text("door"),
                new Digest(f.text("slot")),
                new Digest(f.text("keyring")),
                Math.toIntExact(f.whole("keyringVersion")),
                new Digest(f.text("sheet")),
                new Digest(f.text("profile")),
                Instant.ofEpochMilli(f.whole("time")));
    }
}
