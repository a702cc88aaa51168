package health.parcha.bench.relay;

import health.parcha.bench.area.Unmeasured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People at once. */
final class Clients {
    private Clients() {}

    /** What one of them does with the piece of that number. */
    interface Work {
        void on(int piece) throws InterruptedException;
    }

    /** So many clients, each taking the next piece when its last is done; returns when all are. */
    static void closedLoop(int clients, int pieces, Work work) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        all(clients, client -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.on(piece);
            }
        });
    }

    /** So many pieces a second, whether those before are done or not; seconds from the time each was due until it was done. */
    static double[] openLoop(double rate, int pieces, Work work) throws InterruptedException {
        double[] seconds = new double[pieces];
        long began = System.nanoTime() + 100_000_000L;
        all(pieces, piece -> {
            long due = began + (long) (piece / rate * 1e9);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            work.on(piece);
            seconds[piece] = (System.nanoTime() - due) / 1e9;
        });
        Arrays.sort(seconds);
        return seconds;
    }

    private static void all(int count, Work work) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int one = i;
                running.add(threads.submit(() -> {
                    work.on(one);
                    return one;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new Unmeasured("A client failed: " + e.getCause(), e);
        }
    }
}
