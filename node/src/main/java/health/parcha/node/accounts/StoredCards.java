package health.parcha.node.accounts;

import health.parcha.chain.Contracts;
import health.parcha.chain.contract.AccountFacts;
import health.parcha.chain.statement.Card;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import health.parcha.core.signed.Json;
import health.parcha.core.signed.MalformedJson;
import health.parcha.node.configuration.NodeSettings;
import health.parcha.node.following.ChainFacts;
import health.parcha.node.peers.Peers;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Cards of accounts that deposited here, and of others as their members give them, believed only if the chain agrees. */
@Component
class StoredCards implements Cards {
    private static final int MOST_KNOWN = 20_000;

    private final AccountStore store;
    private final ChainFacts facts;
    private final Peers peers;
    private final Contracts contracts;
    private final MemberNumber member;
    private final Map<AccountId, DepositedCard> known = new ConcurrentHashMap<>();

    StoredCards(AccountStore store, ChainFacts facts, Peers peers, Contracts contracts, NodeSettings settings) {
        this.store = store;
        this.facts = facts;
        this.peers = peers;
        this.contracts = contracts;
        this.member = settings.number();
    }

    @Override
    public Card card(AccountId account) {
        AccountFacts onChain = facts.account(account).orElseThrow(() -> unknown(account));
        DepositedCard seen = known.get(account);
        if (seen != null && isPresent(seen, onChain)) {
            return seen.card();
        }
        DepositedCard card = store.card(account, onChain.card()).orElseGet(() -> fromItsMember(onChain));
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(account, card);
        return card.card();
    }

    /** What this node itself has of an account: card, sheet, and a professional's profile. */
    Optional<Json.Fields> here(AccountId account) {
        Optional<AccountFacts> onChain = facts.account(account);
        Optional<DepositedCard> card = onChain.flatMap(f -> store.card(account, f.card()))
                .or(() -> onChain.filter(f -> !f.card().isZero()).isEmpty()
                        ? store.newestCard(account)
                        : Optional.empty());
        return card.map(c -> answer(account, c, onChain));
    }

    private Json.Fields answer(AccountId account, DepositedCard card, Optional<AccountFacts> onChain) {
        Json.ObjectBuilder answer = card.into(Json.object());
        store.sheet(account).ifPresent(sheet -> answer.put("sheet", sheet.compact()));
        profile(account, onChain).ifPresent(profile -> answer.put("profile", profile));
        return answer.done();
    }

    /** A professional's public profile: the verified one, or before the verification the one that waits for it. */
    private Optional<Json.Fields> profile(AccountId account, Optional<AccountFacts> onChain) {
        return onChain.filter(f -> !f.profile().isZero())
                .map(f -> store.profile(account, Digest.ofHash(f.profile().toArray())))
                .orElseGet(() -> store.newestProfile(account).map(AccountStore.Profile::json))
                .filter(profile -> profile.find("role").isPresent());
    }

    /** As {@link #here}, asking the members that may have it where this node has not. */
    Json.Fields anywhere(AccountId account) {
        Optional<Json.Fields> own = here(account);
        if (own.isPresent()) {
            return own.get();
        }
        AccountFacts onChain = facts.account(account).orElseThrow(() -> unknown(account));
        List<String> silent = new ArrayList<>();
        for (MemberNumber other : keepers(onChain)) {
            try {
                Json.Fields answer = peers.get(other, "accounts/" + account + "/card");
                if (isPresent(DepositedCard.read(answer), onChain)) {
                    return answer;
                }
                silent.add(other + " (its card is not the one on chain)");
            } catch (Refused | MalformedJson no) {
                silent.add(other + " (" + no.getMessage() + ")");
            }
        }
        throw new Refused(
                Code.PEER_UNREACHABLE, "No member gives the card of account " + account + ": " + silent + ".");
    }

    private DepositedCard fromItsMember(AccountFacts onChain) {
        if (onChain.card().isZero()) {
            throw new Refused(Code.UNKNOWN_ACCOUNT, "Account " + onChain.id() + " has published no card yet.");
        }
        return DepositedCard.read(anywhere(onChain.id()));
    }

    /** Who may have it: the member that verified or was asked, else everybody in turn. */
    private List<MemberNumber> keepers(AccountFacts account) {
        List<MemberNumber> keepers = account.verifiedBy()
                .map(List::of)
                .orElseGet(() -> facts.members().stream().map(m -> m.number()).toList());
        return keepers.stream().filter(number -> !number.equals(member)).toList();
    }

    private boolean isPresent(DepositedCard card, AccountFacts onChain) {
        return card.card().account().equals(onChain.id())
                && card.digest(contracts).equals(onChain.card())
                && card.isSignedBy(onChain.signer(), contracts);
    }

    private static Refused unknown(AccountId account) {
        return new Refused(Code.UNKNOWN_ACCOUNT, "The chain has no account " + account + ".");
    }
}
