package health.parcha.node.acts;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.node.accounts.Cards;
import health.parcha.node.following.ChainView;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which members keep an account's index, grants and locators: those its card names. */
@Component
public final class Homes {
    private final Cards cards;
    private final ChainView chain;

    Homes(Cards cards, ChainView chain) {
        this.cards = cards;
        this.chain = chain;
    }

    /** In the owner's order, at least one; the member that verifies the account where its card is out of reach. */
    public List<MemberNumber> of(AccountId account) {
        try {
            List<MemberNumber> named = cards.card(account).homes();
            if (!named.isEmpty()) {
                return named;
            }
        } catch (Refused refused) {
            if (refused.code() != Code.PEER_UNREACHABLE) {
                throw refused;
            }
        }
        return chain.account(account)
                .flatMap(facts -> facts.verifiedBy())
                .map(List::of)
                .orElseThrow(() -> new Refused(Code.UNKNOWN_ACCOUNT, "Account " + account + " has no home member."));
    }
}
