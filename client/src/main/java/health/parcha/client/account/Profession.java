package health.parcha.client.account;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.party.Role;
import health.parcha.core.signed.Json;

/**
 * What a professional publishes of himself.
 *
 * @param specialty in words; empty for those who have none
 * @param licence number in the register of the profession
 * @param experience in words: years, places, former posts
 */
public record Profession(String name, String surname, String specialty, String licence, String experience) {
    Json.Fields profile(AccountId account, Role role, MemberNumber member) {
        return Json.object()
                .put("account", account.text())
                .put("role", role.code())
                .put("name", name)
                .put("surname", surname)
                .put("specialty", specialty)
                .put("licence", licence)
                .put("member", member.value())
                .put("experience", experience)
                .done();
    }
}
