package health.parcha.client.network;

import health.parcha.client.CheckFailed;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.Unreachable;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberDocument;
import health.parcha.core.party.MemberNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Chain facts that do not hang on one node's word: min(2, members) pinned members must say the same at settled blocks.
 * Members that are a block apart, or behind an act that this client has seen settled, are asked again for a while; the same
 * block with another content is a lie by one of them.
 */
public final class ChainFacts {
    private static final int TRIES = 40;
    private static final int TRIES_OF_NOBODY = 8;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Network network;
    private final Optional<MemberNumber> own;
    private final Surroundings surroundings;
    private final AtomicBoolean saidSingle = new AtomicBoolean();

    /** Facts for somebody who has no session yet. */
    public ChainFacts(Network network, Surroundings surroundings) {
        this(network, Optional.empty(), surroundings);
    }

    /**
     * Facts for somebody of that member, which is asked first: what it has just settled, the answer has seen. A member that
     * was not pinned is asked beside two that were.
     */
    public ChainFacts(Network network, Optional<MemberNumber> own, Surroundings surroundings) {
        this.network = network;
        this.own = own;
        this.surroundings = surroundings;
    }

    /**
     * What the chain says of the account.
     *
     * @throws Refused UNKNOWN_ACCOUNT where there is none
     * @throws CheckFailed MEMBERS_DISAGREE where two members say different things
     * @throws Unreachable where too few members answer; a single one is not enough while the network has more
     */
    public AccountFacts of(AccountId account) {
        return find(account)
                .orElseThrow(() -> new Refused(
                        "UNKNOWN_ACCOUNT",
                        "There is no account " + account + " in this network.",
                        "See that the address is right, and that it was registered here."));
    }

    /** The same, empty where the members agree that there is no such account (yet). */
    public Optional<AccountFacts> find(AccountId account) {
        for (int i = 0; ; i++) {
            FactsAnswers answers = answers(account);
            answers.contradiction().ifPresent(lie -> {
                throw refusal(lie, account);
            });
            if (answers.agree() && areRecent(answers, i)) {
                return answers.agreed();
            }
            if (i == TRIES) {
                throw new CheckFailed(
                        "MEMBERS_DISAGREE",
                        "Two members say different things of account " + account + " and do not come together.",
                        "Wait a minute and try again; if it stays, one of the two nodes is behind or lies.");
            }
            surroundings.pause(BETWEEN);
        }
    }

    private FactsAnswers answers(AccountId account) {
        List<MemberDocument> asked = asked();
        int wanted = Math.min(2, network.pinned().size())
                + asked.size()
                - network.pinned().size();
        if (wanted == 1 && saidSingle.compareAndSet(false, true)) {
            surroundings.tell("The network has a single member: its word on the chain stands alone.");
        }
        List<Optional<AccountFacts>> answers = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (MemberDocument member : asked) {
            try {
                answers.add(ask(member, account));
            } catch (Unreachable e) {
                silent.add(member.name());
            }
            if (answers.size() == wanted) {
                return new FactsAnswers(answers);
            }
        }
        throw new Unreachable(
                "A second member", "chain facts need " + wanted + " members, and these do not answer: " + silent);
    }

    /** The pinned members, the own one first; the own one also where it is not pinned. */
    private List<MemberDocument> asked() {
        List<MemberDocument> asked = new ArrayList<>(network.pinned());
        own.map(network::member).ifPresent(first -> {
            asked.removeIf(member -> member.number().equals(first.number()));
            asked.addFirst(first);
        });
        return asked;
    }

    private Optional<AccountFacts> ask(MemberDocument member, AccountId account) {
        try {
            return Optional.of(AccountFacts.read(network.door(member.number()).get("/accounts/" + account)));
        } catch (Refused e) {
            if (e.code().equals("UNKNOWN_ACCOUNT")) {
                return Optional.empty();
            }
            throw e;
        } catch (IllegalArgumentException e) {
            throw new CheckFailed(
                    "FACTS_MALFORMED", member.name() + " says something unreadable of an account: " + e.getMessage());
        }
    }

    /** That there is no account is said without a block: it is believed after a while in which all members follow. */
    private boolean areRecent(FactsAnswers answers, int tries) {
        long settled = network.settledAt();
        return answers.each().stream()
                .allMatch(answer -> answer.map(facts -> facts.block().number() >= settled)
                        .orElse(settled == 0 || tries >= TRIES_OF_NOBODY));
    }

    private static CheckFailed refusal(FactsAnswers.Contradiction lie, AccountId account) {
        return new CheckFailed(
                "MEMBERS_DISAGREE",
                "Two members say different things of account " + account + " at the same block "
                        + lie.one().block().number() + ": " + lie.one().differencesTo(lie.other()) + ".");
    }
}
