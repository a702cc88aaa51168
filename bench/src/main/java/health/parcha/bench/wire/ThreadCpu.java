package health.parcha.bench.wire;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this program's threads up to a moment, to the nanosecond. The compiler's and the collector's threads do
 * not count: what they do hangs on what ran before.
 */
public final class ThreadCpu {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> nanos;

    private ThreadCpu(Map<Long, Long> nanos) {
        this.nanos = nanos;
    }

    public static ThreadCpu now() {
        long[] ids = THREADS.getAllThreadIds();
        long[] times = THREADS.getThreadCpuTime(ids);
        Map<Long, Long> nanos = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (times[i] >= 0) {
                nanos.put(ids[i], times[i]);
            }
        }
        return new ThreadCpu(nanos);
    }

    /** What was used since that earlier moment; of threads that have ended since nothing is known. */
    public Duration since(ThreadCpu earlier) {
        long sum = 0;
        for (Map.Entry<Long, Long> thread : nanos.entrySet()) {
            sum += thread.getValue() - earlier.nanos.getOrDefault(thread.getKey(), 0L);
        }
        return Duration.ofNanos(sum);
    }
}
