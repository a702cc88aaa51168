package health.parcha.bench.wire;

/**
 * The moment at which an answer's status line was there.
 *
 * @param nanos of {@link System#nanoTime}
 * @param traffic up to then
 */
public record Answered(String method, String path, int status, long nanos, ThreadCpu cpu, Traffic traffic) {}
