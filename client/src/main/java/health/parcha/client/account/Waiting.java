package health.parcha.client.account;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.Role;
import health.parcha.core.signed.CanonicalJson;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import java.util.Optional;

/**
 * An account that waits at the desk, its deposit checked against the account's own signature.
 *
 * @param profile what verification binds
 * @param demographics a patient's, opened here; absent for professionals
 */
public record Waiting(AccountId account, Role role, Json.Fields profile, Optional<Demographics> demographics) {
    Digest profileDigest() {
        return CanonicalJson.digest(profile);
    }

    @Override
    public String toString() {
        return "Waiting[" + account + " as " + role.code() + "]";
    }
}
