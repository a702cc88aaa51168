package health.parcha.client.people;

import health.parcha.client.CheckFailed;
import health.parcha.client.network.AccountFacts;
import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import health.parcha.core.record.RecipientsSheet;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.Signed;
import health.parcha.core.signed.VerifyingKey;
import java.util.Optional;

/**
 * Somebody's account, checked.
 *
 * @param sheet to whom one seals for this person; absent for those who have no file
 * @param profile a professional's public profile
 */
public record Person(
        AccountFacts facts,
        PublishedCard card,
        Optional<Signed<RecipientsSheet>> sheet,
        Optional<Json.Fields> profile) {
    public AccountId account() {
        return facts.account();
    }

    public VerifyingKey recordKey() {
        return card.card().recordKey();
    }

    /**
     * To whom a record of that category is sealed now.
     *
     * @throws CheckFailed NO_RECIPIENT where the person has published none
     */
    public RecipientsSheet.Recipients recipients(Category category) {
        return sheet.map(s -> s.document().recipients().get(category))
                .orElseThrow(() -> new CheckFailed(
                        "NO_RECIPIENT",
                        "Account " + account() + " has published no recipient for " + category.code() + ".",
                        "Ask the person to log in once, which publishes them."));
    }
}
