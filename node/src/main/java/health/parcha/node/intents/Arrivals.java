package health.parcha.node.intents;

import health.parcha.chain.intent.IntentId;
import health.parcha.chain.relay.JournalEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Makes durable together what requests hand in at the same moment: the disk is waited for once and not once each, and the
 * database's connections are left to those who read.
 */
@Component
class Arrivals {
    /** Requests of one transaction; each has at most 100 entries. */
    private static final int MOST = 64;

    private final PostgresIntentJournal journal;
    private final Queue<Arrival> queue = new ConcurrentLinkedQueue<>();
    /** Those that nobody has answered yet. Whoever makes it one starts the thread that works until it is none. */
    private final AtomicInteger unanswered = new AtomicInteger();

    /** What one request hands in. */
    private record Arrival(List<JournalEntry> entries, CompletableFuture<List<JournalEntry>> kept) {
        private boolean sharesAny(Set<IntentId> others) {
            return entries.stream().anyMatch(entry -> others.contains(entry.id()));
        }
    }

    Arrivals(PostgresIntentJournal journal) {
        this.journal = journal;
    }

    /**
     * Journals the entries of one request, all or none. They are durable on return, and given as they stand then.
     *
     * @throws org.springframework.dao.DataAccessException nothing of the request was kept
     */
    List<JournalEntry> keep(List<JournalEntry> entries) {
        Arrival arrival = new Arrival(entries, new CompletableFuture<>());
        // First there, then counted: so whoever begins to work finds something, and none is left behind.
        queue.add(arrival);
        if (unanswered.getAndIncrement() == 0) {
            Thread.ofVirtual().name("arrivals").start(this::work);
        }
        try {
            return arrival.kept().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Requests that wait for the database just now. */
    int unanswered() {
        return unanswered.get();
    }

    private void work() {
        int done;
        do {
            List<Arrival> together = together();
            answer(together);
            done = together.size();
        } while (unanswered.addAndGet(-done) > 0);
    }

    /** The next of the queue, as far as no intent is in two of them: the second must see what became of the first. */
    private List<Arrival> together() {
        List<Arrival> together = new ArrayList<>();
        Set<IntentId> intents = new HashSet<>();
        for (Arrival next = queue.peek();
                next != null && together.size() < MOST && !next.sharesAny(intents);
                next = queue.peek()) {
            next.entries().forEach(entry -> intents.add(entry.id()));
            together.add(next);
            queue.remove();
        }
        return together;
    }

    private void answer(List<Arrival> together) {
        try {
            Map<IntentId, JournalEntry> kept = journal.accept(
                    together.stream().flatMap(one -> one.entries().stream()).toList());
            together.forEach(one -> one.kept()
                    .complete(one.entries().stream()
                            .map(entry -> kept.get(entry.id()))
                            .toList()));
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException oneOfThem) {
            if (together.size() == 1) {
                refuse(together, oneOfThem);
            } else {
                together.forEach(one -> answer(List.of(one)));
            }
        } catch (RuntimeException | Error failed) {
            refuse(together, failed);
        }
    }

    private static void refuse(List<Arrival> together, Throwable cause) {
        together.forEach(one -> one.kept().completeExceptionally(cause));
    }
}
