package health.parcha.client;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a verb takes from outside itself: time, randomness, and somebody to tell how far it is.
 *
 * @param random secure outside tests
 */
public record Surroundings(InstantSource clock, SecureRandom random, Progress progress) {
    /** How far long work is, in words for a person; never a secret or clinical text. */
    @FunctionalInterface
    public interface Progress {
        void tell(String sentence);

        /** Nobody listens. */
        static Progress silent() {
            return sentence -> {};
        }
    }

    /** The system's clock and randomness. */
    public static Surroundings system(Progress progress) {
        return new Surroundings(InstantSource.system(), new SecureRandom(), progress);
    }

    /** Now, in whole milliseconds as documents have it. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** Fresh random bytes. */
    public byte[] bytes(int length) {
        byte[] fresh = new byte[length];
        random.nextBytes(fresh);
        return fresh;
    }

    public void tell(String sentence) {
        progress.tell(sentence);
    }

    /** Waits that long. */
    public void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("The network", "the wait was interrupted");
        }
    }
}
