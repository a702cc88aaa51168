package health.parcha.node.status;

import com.zaxxer.hikari.HikariPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** What the watchman scrapes: figures that somebody would act on. Names of people or records never become labels. */
@Component
class Metrics {
    private final NodeState state;
    private final InstantSource clock;
    private final Map<String, LongAdder> answers = new ConcurrentSkipListMap<>();
    private final Map<String, Times> times = new ConcurrentSkipListMap<>();
    private final AtomicLong running = new AtomicLong();

    private record Times(LongAdder count, LongAdder nanos) {}

    Metrics(NodeState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    void began() {
        running.incrementAndGet();
    }

    /**
     * Counts an answered request.
     *
     * @param route a pattern such as {@code /api/v1/accounts/{account}}, never a path that was asked for
     */
    void answered(String method, String route, int status, Duration took) {
        running.decrementAndGet();
        String labels = "method=\"" + method + "\",route=\"" + route + "\"";
        answers.computeIfAbsent(labels + ",status=\"" + status + "\"", key -> new LongAdder())
                .increment();
        Times sum = times.computeIfAbsent(labels, key -> new Times(new LongAdder(), new LongAdder()));
        sum.count.increment();
        sum.nanos.add(took.toNanos());
    }

    /** All of them as they stand now. */
    String text() {
        MetricText out = new MetricText();
        out.gauge(
                "parcha_ready",
                "1 while the node can do its work.",
                state.waitingFor().isEmpty() ? 1 : 0);
        chain(out);
        log(out);
        backlogs(out);
        state.pool().ifPresent(pool -> connections(out, pool));
        requests(out);
        machine(out);
        return out.toString();
    }

    private void chain(MetricText out) {
        out.gauge(
                "parcha_chain_settled_height",
                "Newest settled block.",
                state.settled().map(s -> s.block().height().value()).orElse(-1L));
        out.gauge(
                "parcha_chain_head_age_seconds",
                "Time since the settled head advanced; -1 before the first.",
                state.headAge().map(Metrics::seconds).orElse(-1.0));
        out.gauge(
                "parcha_chain_serves_grants",
                "1 while grants are served: a fresh head, and clocks that agree.",
                state.halt().isEmpty() ? 1 : 0);
    }

    private void log(MetricText out) {
        long anchored = state.anchored().size();
        long published = state.published().value();
        out.gauge("parcha_log_published_entries", "Entries the newest checkpoint covers.", published);
        out.gauge(
                "parcha_log_unpublished_entries", "Entries taken and in no checkpoint yet.", state.taken() - published);
        out.gauge("parcha_log_unanchored_entries", "Entries published and not on chain yet.", published - anchored);
    }

    private void backlogs(MetricText out) {
        Map<String, Backlog.Waiting> backlogs = state.backlogs();
        Instant now = clock.instant();
        out.head("parcha_backlog_waiting", "Taken on and not yet done.", "gauge");
        backlogs.forEach((name, b) -> out.value("parcha_backlog_waiting", "what=\"" + name + "\"", b.count()));
        out.head("parcha_backlog_oldest_seconds", "Age of the oldest of it; 0 where nothing waits.", "gauge");
        backlogs.forEach((name, b) -> out.value(
                "parcha_backlog_oldest_seconds",
                "what=\"" + name + "\"",
                b.since().map(since -> seconds(Duration.between(since, now))).orElse(0.0)));
    }

    private static void connections(MetricText out, HikariPoolMXBean pool) {
        String name = "parcha_database_connections";
        out.head(name, "Connections of the pool, and requests that wait for one.", "gauge");
        out.value(name, "state=\"active\"", pool.getActiveConnections());
        out.value(name, "state=\"idle\"", pool.getIdleConnections());
        out.value(name, "state=\"awaited\"", pool.getThreadsAwaitingConnection());
    }

    private void requests(MetricText out) {
        out.gauge("parcha_http_running_requests", "Requests being answered.", running.get());
        out.head("parcha_http_requests_total", "Requests by route and status.", "counter");
        answers.forEach((labels, n) -> out.value("parcha_http_requests_total", labels, n.sum()));
        out.head("parcha_http_request_seconds", "Time to answer, by route.", "summary");
        times.forEach((labels, sum) -> {
            out.value("parcha_http_request_seconds_sum", labels, sum.nanos.sum() / 1e9);
            out.value("parcha_http_request_seconds_count", labels, sum.count.sum());
        });
    }

    private static void machine(MetricText out) {
        Runtime runtime = Runtime.getRuntime();
        out.gauge("jvm_memory_used_bytes", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        out.gauge("jvm_memory_max_bytes", "Heap at most.", runtime.maxMemory());
        out.gauge(
                "process_uptime_seconds",
                "Since the start.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
