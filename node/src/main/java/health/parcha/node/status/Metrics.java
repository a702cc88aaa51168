package health.parcha.node.status;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** What the watchman scrapes: the text format of Prometheus 0.0.4. Names of people or records never become labels. */
@Component
class Metrics {
    private final NodeState state;
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final LongAdder seconds = new LongAdder();
    private final LongAdder count = new LongAdder();
    private final AtomicLong running = new AtomicLong();

    Metrics(NodeState state) {
        this.state = state;
    }

    void began() {
        running.incrementAndGet();
    }

    /** @param route a pattern such as {@code /api/v1/accounts/{account}}, never a path that was asked for */
    void answered(String method, String route, int status, Duration took) {
        running.decrementAndGet();
        answers.computeIfAbsent(
                        "method=\"" + method + "\",route=\"" + route + "\",status=\"" + status + "\"",
                        labels -> new LongAdder())
                .increment();
        seconds.add(took.toNanos());
        count.increment();
    }

    /** All of them as they stand now. */
    String text() {
        StringBuilder out = new StringBuilder();
        gauge(
                out,
                "parcha_chain_settled_height",
                "Newest settled block.",
                state.settled().map(s -> s.block().height().value()).orElse(-1L));
        gauge(
                out,
                "parcha_chain_head_age_seconds",
                "Time since the settled head advanced; -1 before the first.",
                state.headAge().map(age -> age.toMillis() / 1000.0).orElse(-1.0));
        long anchored = state.anchored().size();
        long published = state.published().value();
        gauge(out, "parcha_log_published_entries", "Entries the newest checkpoint covers.", published);
        gauge(
                out,
                "parcha_log_unpublished_entries",
                "Entries taken and in no checkpoint yet.",
                state.taken() - published);
        gauge(out, "parcha_log_unanchored_entries", "Entries published and not on chain yet.", published - anchored);
        gauge(out, "parcha_http_running_requests", "Requests being answered.", running.get());
        head(out, "parcha_http_requests_total", "Requests by route and status.", "counter");
        answers.forEach((labels, n) -> out.append("parcha_http_requests_total{")
                .append(labels)
                .append("} ")
                .append(n.sum())
                .append('\n'));
        head(out, "parcha_http_request_seconds", "Time to answer.", "summary");
        out.append("parcha_http_request_seconds_sum ")
                .append(seconds.sum() / 1e9)
                .append('\n');
        out.append("parcha_http_request_seconds_count ").append(count.sum()).append('\n');
        machine(out);
        return out.toString();
    }

    private static void machine(StringBuilder out) {
        Runtime runtime = Runtime.getRuntime();
        gauge(out, "jvm_memory_used_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        gauge(out, "jvm_memory_max_bytes", "Heap at most.", runtime.maxMemory());
        gauge(
                out,
                "process_uptime_seconds",
                "Since the start.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    private static void gauge(StringBuilder out, String name, String help, Number value) {
        head(out, name, help, "gauge");
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String help, String type) {
        out.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help)
                .append("\n# TYPE ")
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }
}
