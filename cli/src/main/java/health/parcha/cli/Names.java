package health.parcha.cli;

import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.Unreachable;
import health.parcha.client.session.Me;
import health.parcha.core.party.AccountId;
import health.parcha.core.signed.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Accounts as people know them: a professional by the verified profile's name beside the address, oneself as "you". Patients
 * have no public name, and keep to the address.
 */
final class Names {
    private final Me me;
    private final Map<AccountId, String> said = new TreeMap<>();

    Names(Me me) {
        this.me = me;
    }

    String of(AccountId account) {
        return said.computeIfAbsent(account, this::say);
    }

    /** Of who stands in a log entry: an account, or a member. */
    String ofParty(String party) {
        return party.startsWith("0x") ? of(new AccountId(party)) : party;
    }

    private String say(AccountId account) {
        if (account.equals(me.account())) {
            return "you";
        }
        try {
            Optional<Json.Fields> profile = me.people().known(account).profile();
            return profile.map(p -> spoken(p) + " " + account).orElse(account.text());
        } catch (CheckFailed distrusted) {
            return account + " (" + distrusted.code() + ")";
        } catch (Refused | Unreachable unnamed) {
            // The address is enough to ask by; that nobody names it now is no fault of the list.
            return account.text();
        }
    }

    private static String spoken(Json.Fields profile) {
        return (profile.findText("name").orElse("") + " "
                        + profile.findText("surname").orElse(""))
                .strip();
    }
}
