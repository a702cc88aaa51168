package health.parcha.demo.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things at once, most of which wait for a block of the chain. */
public final class Parallel implements AutoCloseable {
    private final ExecutorService threads;

    /** @param width most at once; each may hash a password, which takes 64 MiB */
    public Parallel(int width) {
        this.threads =
                Executors.newFixedThreadPool(width, Thread.ofPlatform().daemon().factory());
    }

    /** Returns when all are done; throws the first failure, after all have ended. */
    public <T> List<T> all(List<? extends Callable<T>> work) {
        List<Future<T>> running = new ArrayList<>();
        work.forEach(one -> running.add(threads.submit(one)));
        List<T> results = new ArrayList<>();
        RuntimeException first = null;
        for (Future<T> one : running) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                first = first == null ? failure(e) : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static RuntimeException failure(ExecutionException e) {
        return e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
