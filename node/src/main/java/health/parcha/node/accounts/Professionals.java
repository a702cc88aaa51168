package health.parcha.node.accounts;

import health.parcha.chain.contract.AccountFacts;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** This member's verified professionals with the profiles that were verified. */
@Component
public final class Professionals {
    private static final int STEP = 200;

    private final AccountStore store;
    private final ChainFacts facts;
    private final NodeSettings settings;

    Professionals(AccountStore store, ChainFacts facts, NodeSettings settings) {
        this.store = store;
        this.facts = facts;
        this.settings = settings;
    }

    /** One of them; {@code facts().number()} is the place in the order of the network. */
    public record Professional(AccountFacts facts, Json.Fields profile) {}

    /** Those above a number whose profile fits, in the network's order. */
    public List<Professional> above(long number, int max, Predicate<Json.Fields> fits) {
        List<Professional> found = new ArrayList<>();
        long last = number;
        while (true) {
            List<AccountFacts> step = facts.employedBy(settings.number(), last, STEP);
            for (AccountFacts account : step) {
                store.profile(account.id(), Digest.ofHash(account.profile().toArray()))
                        .filter(fits)
                        .ifPresent(profile -> found.add(new Professional(account, profile)));
                if (found.size() == max) {
                    return found;
                }
                last = account.number();
            }
            if (step.size() < STEP) {
                return found;
            }
        }
    }
}
