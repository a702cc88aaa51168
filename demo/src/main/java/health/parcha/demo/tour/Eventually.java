package health.parcha.demo.tour;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Waits for what the network does by itself: a block, an anchor, a process that comes back. */
final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Eventually() {}

    /** @param what is waited for, for the message of a failure */
    static <T> T get(String what, Duration patience, Callable<Optional<T>> look) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.call();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new Check.Broken("Waited " + patience.toSeconds() + " s in vain: " + what + ".");
            }
            Thread.sleep(PAUSE);
        }
    }

    static void holds(String what, Duration patience, Callable<Boolean> look) throws Exception {
        var _ = get(what, patience, () -> look.call() ? Optional.of(true) : Optional.empty());
    }
}
