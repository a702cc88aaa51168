package health.parcha.acceptance.network;

import health.parcha.chain.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * People who hand their intents in, so many a second, each at some node, each fourth at all of them; who try elsewhere where
 * a node does not answer, as any client does.
 */
final class Crowd implements AutoCloseable {
    private final Contracts contracts;
    private final List<HospitalNode> nodes;
    private final Random dice;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> handedIn = new ArrayList<>();
    private final Set<Person> taken = ConcurrentHashMap.newKeySet();

    Crowd(Contracts contracts, List<HospitalNode> nodes, long seed) {
        this.contracts = contracts;
        this.nodes = nodes;
        this.dice = new Random(seed);
    }

    /** Comes in the given time, evenly; returns at once. */
    void come(int people, long millis) {
        for (int i = 0; i < people; i++) {
            long at = millis * i / people;
            int first = dice.nextInt(nodes.size());
            boolean everywhere = dice.nextInt(4) == 0;
            handedIn.add(threads.submit(() -> handIn(at, first, everywhere)));
        }
    }

    private int handIn(long at, int first, boolean everywhere) throws InterruptedException {
        Thread.sleep(at);
        Person person = Person.make(contracts);
        int acknowledged = 0;
        for (int turn = first; acknowledged < (everywhere ? nodes.size() : 1); turn++) {
            if (nodes.get(turn % nodes.size()).takes(person.body())) {
                acknowledged++;
                taken.add(person);
            } else {
                Thread.sleep(500);
            }
        }
        return acknowledged;
    }

    /** Everybody, once all were acknowledged; how often in all. */
    int awaitAcknowledged() throws Exception {
        int times = 0;
        for (Future<Integer> one : handedIn) {
            times += one.get();
        }
        return times;
    }

    /** Whose intents a node has promised to carry. */
    List<Person> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
