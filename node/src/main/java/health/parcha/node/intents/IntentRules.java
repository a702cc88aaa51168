package health.parcha.node.intents;

import health.parcha.chain.AccountStatus;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.intent.AccountsIntent;
import health.parcha.chain.intent.ConsentsIntent;
import health.parcha.chain.intent.Intent;
import health.parcha.core.party.AccountId;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import health.parcha.node.sessions.Session;
import health.parcha.node.sessions.Source;
import health.parcha.node.sessions.Tries;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For whom this node relays, and how much. Whether an intent may pass is for the contracts alone. */
@Component
class IntentRules {
    private final ChainFacts facts;
    private final Tries tries;
    private final NodeSettings.Limits limits;

    IntentRules(ChainFacts facts, Tries tries, NodeSettings settings) {
        this.facts = facts;
        this.tries = tries;
        this.limits = settings.limits();
    }

    /**
     * Counts them and lets them pass.
     *
     * @throws Refused NOT_LOGGED_IN, UNVERIFIED or TOO_MANY
     */
    void require(Optional<Session> session, Source source, List<Intent> intents) {
        if (session.isPresent()) {
            AccountId caller = session.get().account();
            tries.count(Tries.What.INTENTS_OF_ACCOUNT, caller.text(), intents.size(), limits.intentsPerAccount());
            requireVerifiedForGrants(caller, intents);
        } else {
            tries.count(Tries.What.INTENTS_FROM_SOURCE, source.address(), intents.size(), limits.intentsPerSource());
            if (!intents.stream().allMatch(this::isOfNewAccount)) {
                throw new Refused(
                        Code.NOT_LOGGED_IN,
                        "Without a session only Register, PublishCard and PublishKeyring of a new account are relayed.");
            }
        }
    }

    /** What a person can do before the first login: the account is not on chain yet, or not verified. */
    private boolean isOfNewAccount(Intent intent) {
        return switch (intent) {
            case AccountsIntent.Register register -> true;
            case AccountsIntent.PublishCard card -> isNew(card.account());
            case AccountsIntent.PublishKeyring keyring -> isNew(keyring.account());
            default -> false;
        };
    }

    private boolean isNew(AccountId account) {
        return facts.account(account)
                .map(AccountFacts::status)
                .filter(status -> status != AccountStatus.PENDING)
                .isEmpty();
    }

    /** A grant's intent tells nobody whose it is, so the one who hands it in answers for it. */
    private void requireVerifiedForGrants(AccountId caller, List<Intent> intents) {
        boolean grants = intents.stream().anyMatch(ConsentsIntent.class::isInstance);
        boolean known = !grants
                || facts.account(caller)
                        .map(AccountFacts::status)
                        .filter(status -> status == AccountStatus.VERIFIED || status == AccountStatus.SUSPENDED)
                        .isPresent();
        if (!known) {
            throw new Refused(Code.UNVERIFIED, "Acts about grants are relayed for verified accounts alone.");
        }
    }
}
