package health.parcha.embedded.os;

import java.util.Set;

/** What a child inherits: the path to programs and nothing else, so that no PG*, LC_* or proxy variable steers it. */
final class Environment {
    private static final Set<String> KEPT = Set.of("PATH", "TMPDIR");

    private Environment() {}

    static void clear(ProcessBuilder builder) {
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().put("LC_ALL", "C");
    }
}
