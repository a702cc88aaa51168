package health.parcha.node.sessions;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Forgets sessions, challenges and counts that are over. */
@Component
class Sweeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final SessionStore store;
    private final InstantSource clock;
    private volatile boolean running;
    private Thread thread = new Thread();

    Sweeper(SessionStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("session-sweeper").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(EVERY);
                store.sweep(clock.instant());
            } catch (DataAccessException passing) {
                LOG.debug("Sessions are swept later.", passing);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
