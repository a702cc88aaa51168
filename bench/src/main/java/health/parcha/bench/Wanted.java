package health.parcha.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param suites in the order in which one area serves them
 * @param parts of the relay's suite
 * @param json figures as JSON, one object a line
 */
record Wanted(List<Suite> suites, Set<RelayPart> parts, boolean json) {
    /** Minutes of a suite other than the relay's, on a quiet machine of two cores. */
    private static final int A_SUITE = 3;

    /** @throws IllegalArgumentException for a word that is none; the message says which there are */
    static Wanted of(String... words) {
        List<Suite> suites = new ArrayList<>();
        EnumSet<RelayPart> parts = EnumSet.noneOf(RelayPart.class);
        boolean json = false;
        for (Iterator<String> left = Arrays.asList(words).iterator(); left.hasNext(); ) {
            String word = left.next();
            if (word.equals("--json")) {
                json = true;
            } else if (word.equals("--part")) {
                parts.add(RelayPart.named(left.hasNext() ? left.next() : ""));
            } else {
                suites.add(Suite.named(word));
            }
        }
        if (!parts.isEmpty() && !suites.equals(List.of(Suite.RELAY))) {
            throw new IllegalArgumentException("--part is for \"bench relay\" alone.");
        }
        return new Wanted(
                suites.isEmpty()
                        ? List.of(Suite.values())
                        : suites.stream().sorted().distinct().toList(),
                parts.isEmpty() ? EnumSet.allOf(RelayPart.class) : parts,
                json);
    }

    static String help() {
        StringBuilder parts = new StringBuilder();
        for (RelayPart part : RelayPart.values()) {
            parts.append("    --part %-16s %d minutes%n".formatted(part.word(), part.minutes()));
        }
        return """
                usage: ./parcha bench [SUITE...] [--json]
                       ./parcha bench relay [--part PART...] [--json]

                Measures on demos of its own, and prints one line a figure; without a SUITE, all of them.
                  %s   %d minutes each
                  relay, or parts of it:
                %s
                Needs a quiet machine; docs/bench.md says what each figure is and what its goal.
                Exit codes: 0 every goal met, 1 one missed or not measured, 2 wrong usage.
                """.formatted(
                        Arrays.stream(Suite.values())
                                .filter(suite -> suite != Suite.RELAY)
                                .map(Suite::word)
                                .collect(Collectors.joining(", ")),
                        A_SUITE,
                        parts);
    }

    /** About how long it takes. */
    int minutes() {
        return suites.stream()
                .mapToInt(suite -> suite == Suite.RELAY
                        ? 1 + parts.stream().mapToInt(RelayPart::minutes).sum()
                        : A_SUITE)
                .sum();
    }
}
