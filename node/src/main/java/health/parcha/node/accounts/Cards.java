package health.parcha.node.accounts;

import health.parcha.chain.statement.Card;
import health.parcha.core.party.AccountId;

/** Whose keys are whose: cards, checked against the chain, from this node or from the account's member. */
public interface Cards {
    /**
     * The account's present card: signed by its signer, its digest the one on chain. A look at a card that is known costs
     * no request.
     *
     * @throws health.parcha.node.problems.Refused UNKNOWN_ACCOUNT where the chain has no such account or it has published
     *     none, PEER_UNREACHABLE where the member that keeps it does not answer
     */
    Card card(AccountId account);
}
