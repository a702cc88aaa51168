package health.parcha.acceptance.network;

import health.parcha.chain.BlockRef;
import health.parcha.chain.Contracts;
import health.parcha.chain.intent.IntentId;
import health.parcha.core.signed.Json;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what was promised with what stands on the chain and with what each node says of it. */
final class Reckoning {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Contracts contracts;
    private final List<HospitalNode> nodes;
    /** The block that the first node to call an intent final gave for it. */
    private final Map<String, String> firstSaid = new HashMap<>();

    private final List<String> faults = new ArrayList<>();

    Reckoning(Contracts contracts, List<HospitalNode> nodes) {
        this.contracts = contracts;
        this.nodes = nodes;
    }

    /** Notes what the nodes call final now, so that it can be held against the end. */
    void note(List<Person> people) throws InterruptedException {
        for (Person person : people) {
            for (String digest : person.digests(contracts)) {
                for (HospitalNode node : nodes) {
                    if (!firstSaid.containsKey(digest)) {
                        outcome(node, digest).ifPresent(block -> firstSaid.put(digest, block));
                    }
                }
            }
        }
    }

    /** The block that the node gives for it, where it calls it final. */
    private static Optional<String> outcome(HospitalNode node, String digest) throws InterruptedException {
        return node.look(digest)
                .filter(json -> json.text("state").equals("final"))
                .map(json -> json.fields("block"))
                .map(block -> block.whole("number") + " " + block.text("hash"));
    }

    /** Waits until each node calls each intent final; those it does not are lost. */
    int awaitLost(List<Person> people) throws InterruptedException {
        Set<String> open = new HashSet<>();
        people.forEach(person -> open.addAll(person.digests(contracts)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            int before = open.size();
            for (String digest : List.copyOf(open)) {
                if (saidByAll(digest)) {
                    open.remove(digest);
                }
            }
            if (open.size() == before) {
                Thread.sleep(500);
            }
        }
        for (String digest : open.stream().limit(5).toList()) {
            for (HospitalNode node : nodes) {
                faults.add(digest + ": " + node.look(digest).map(Json::toString).orElse("unknown"));
            }
        }
        return open.size();
    }

    private boolean saidByAll(String digest) throws InterruptedException {
        Set<String> said = new HashSet<>();
        for (HospitalNode node : nodes) {
            Optional<String> block = outcome(node, digest);
            if (block.isEmpty()) {
                return false;
            }
            said.add(block.get());
        }
        Optional.ofNullable(firstSaid.get(digest)).ifPresent(said::add);
        if (said.size() > 1) {
            faults.add(digest + " was called final in different blocks: " + said);
        }
        return true;
    }

    /** Intents without their effect on an engine's chain. */
    int lostOn(URI engine, List<Person> people) throws InterruptedException {
        Map<IntentId, List<BlockRef>> effects = Witness.of(engine, contracts).effects();
        return (int) people.stream()
                .flatMap(person -> person.intents().stream())
                .filter(signed -> !effects.containsKey(signed.id(contracts)))
                .count();
    }

    /** Intents with more than one effect on an engine's chain. */
    int doubledOn(URI engine) throws InterruptedException {
        int doubled = 0;
        for (Map.Entry<IntentId, List<BlockRef>> one :
                Witness.of(engine, contracts).effects().entrySet()) {
            if (one.getValue().size() > 1) {
                doubled++;
                faults.add(one.getKey() + " has effects in " + one.getValue());
            }
        }
        return doubled;
    }

    /** What did not agree. */
    List<String> faults() {
        return faults;
    }
}
