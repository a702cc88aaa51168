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
    /** Two members that contradict each other are asked again before one is called a liar; a lie stays. */
    private static final int ACCUSED_AFTER = 5;

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
        int contradictions = 0;
        for (int i = 0; ; i++) {
            List<Optional<AccountFacts>> answers = answers(account);
            boolean agree = agree(answers);
            if (agree && areRecent(answers, i)) {
                return answers.getFirst();
            }
            if (!agree && isContradiction(answers) && ++contradictions == ACCUSED_AFTER) {
                throw lie(answers, account);
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

    private List<Optional<AccountFacts>> answers(AccountId account) {
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
                return answers;
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

    private static boolean agree(List<Optional<AccountFacts>> answers) {
        Optional<AccountFacts> first = answers.getFirst();
        return answers.stream()
                .allMatch(other -> other.isEmpty() == first.isEmpty()
                        && (first.isEmpty() || other.get().agreesWith(first.get())));
    }

    /** That there is no account is said without a block: it is believed after a while in which all members follow. */
    private boolean areRecent(List<Optional<AccountFacts>> answers, int tries) {
        long settled = network.settledAt();
        return answers.stream()
                .allMatch(answer -> answer.map(facts -> facts.block().number() >= settled)
                        .orElse(settled == 0 || tries >= TRIES_OF_NOBODY));
    }

    private static boolean isContradiction(List<Optional<AccountFacts>> answers) {
        List<AccountFacts> present = answers.stream().flatMap(Optional::stream).toList();
        return present.size() > 1
                && present.stream()
                                .map(facts -> facts.block().number())
                                .distinct()
                                .count()
                        == 1;
    }

    private static CheckFailed lie(List<Optional<AccountFacts>> answers, AccountId account) {
        AccountFacts one = answers.getFirst().orElseThrow();
        AccountFacts other = answers.getLast().orElseThrow();
        return new CheckFailed(
                "MEMBERS_DISAGREE",
                "Two members say different things of account " + account + " at the same block "
                        + one.block().number() + ": " + one.differencesTo(other) + ".");
    }
}
