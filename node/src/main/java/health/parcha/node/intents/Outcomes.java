package health.parcha.node.intents;

import health.parcha.chain.intent.IntentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Wakes those who wait for an intent's outcome when this process has written it. */
@Component
class Outcomes {
    private final Map<IntentId, Set<Watch>> watches = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** One waiting caller; registered before it looks, so that no outcome falls between looking and waiting. */
    final class Watch implements AutoCloseable {
        private final IntentId id;
        private final CountDownLatch decided = new CountDownLatch(1);

        private Watch(IntentId id) {
            this.id = id;
        }

        /** Returns when there may be an outcome, and after that time at the latest. */
        void await(Duration most) throws InterruptedException {
            decided.await(most.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            watches.computeIfPresent(id, (key, set) -> {
                set.remove(this);
                return set.isEmpty() ? null : set;
            });
        }
    }

    Watch watch(IntentId id) {
        Watch watch = new Watch(id);
        watches.compute(id, (key, set) -> {
            Set<Watch> all = set == null ? new HashSet<>() : set;
            all.add(watch);
            return all;
        });
        return watch;
    }

    void decided(IntentId id) {
        watches.computeIfPresent(id, (key, set) -> {
            set.forEach(watch -> watch.decided.countDown());
            return set;
        });
    }

    /** Whether the node is stopping: nobody should wait any more. */
    boolean isClosed() {
        return closed;
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        watches.keySet().forEach(this::decided);
    }
}
