package health.parcha.demo.people;

import health.parcha.client.session.KeystoreFile;
import health.parcha.client.session.Secrets;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Json;
import health.parcha.seal.AccountKey;
import java.nio.file.Path;

/**
 * A person of the demo with all that whoever plays that person needs. Printed without the secrets.
 *
 * @param key what the demo knows the person by, the same at every start
 * @param accountKey the 8 characters of the kit
 */
public record DemoPerson(
        String key,
        Role role,
        String name,
        AccountId account,
        MemberNumber member,
        Path keystore,
        String password,
        String accountKey) {
    /** Both secrets as a client takes them; the caller closes them. */
    public Secrets secrets() {
        return new Secrets(password.toCharArray(), AccountKey.typed(accountKey));
    }

    public KeystoreFile keystoreFile() {
        return KeystoreFile.at(keystore);
    }

    Json.Fields json() {
        return Json.object()
                .put("key", key)
                .put("role", role.code())
                .put("name", name)
                .put("account", account.text())
                .put("member", member.value())
                .put("keystore", keystore.toString())
                .put("password", password)
                .put("accountKey", accountKey)
                .done();
    }

    static DemoPerson read(Json.Fields json) {
        return new DemoPerson(
                json.text("key"),
                Role.ofCode(json.text("role")).orElseThrow(),
                json.text("name"),
                new AccountId(json.text("account")),
                new MemberNumber(json.whole("member")),
                Path.of(json.text("keystore")),
                json.text("password"),
                json.text("accountKey"));
    }

    @Override
    public String toString() {
        return name + " (" + role.code() + ", " + account + ")";
    }
}
