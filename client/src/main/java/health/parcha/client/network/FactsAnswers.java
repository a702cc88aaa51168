package health.parcha.client.network;

import java.util.List;
import java.util.Optional;

/**
 * What several members say of one account, in the order in which they were asked.
 *
 * @param each at least one; empty where the member knows no such account
 */
record FactsAnswers(List<Optional<AccountFacts>> each) {
    FactsAnswers {
        each = List.copyOf(each);
    }

    /** Two answers that cannot both be true. */
    record Contradiction(AccountFacts one, AccountFacts other) {}

    /** Whether all say the same, whatever block each is at. */
    boolean agree() {
        return each.stream().allMatch(answer -> isSame(answer, agreed()));
    }

    /** What all say, where they {@link #agree}. */
    Optional<AccountFacts> agreed() {
        return each.getFirst();
    }

    /**
     * Two answers of one block with different content. A member that is behind, be it so far that it does not know the
     * account yet, contradicts nobody.
     */
    Optional<Contradiction> contradiction() {
        List<AccountFacts> present = each.stream().flatMap(Optional::stream).toList();
        for (AccountFacts one : present) {
            for (AccountFacts other : present) {
                if (one.block().equals(other.block()) && !one.agreesWith(other)) {
                    return Optional.of(new Contradiction(one, other));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Optional<AccountFacts> one, Optional<AccountFacts> other) {
        return one.isEmpty() == other.isEmpty() && (one.isEmpty() || one.get().agreesWith(other.get()));
    }
}
