package health.parcha.client.network;

import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.SignedIntent;
import health.parcha.client.Refused;
import health.parcha.client.Surroundings;
import health.parcha.client.Unreachable;
import health.parcha.client.door.NodeDoor;
import health.parcha.core.signed.Hex;
import health.parcha.core.signed.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Intents from signed to settled. The same intents may be sent any number of times: the digest decides, so a repeat after
 * a lost answer is harmless.
 */
public final class Outcomes {
    /** How long a client waits for a settled block before it gives the matter back to the person. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Set<String> DONE = Set.of("OK", "DONE");
    private static final Set<String> FINAL =
            Set.of("settled", "done", "refused", "rejected", "expired", "failed", "final");

    private final Network network;
    private final Surroundings surroundings;

    public Outcomes(Network network, Surroundings surroundings) {
        this.network = network;
        this.surroundings = surroundings;
    }

    /** Gives intents to a node, which has journalled them when this returns. */
    public void send(NodeDoor door, List<SignedIntent> intents) {
        door.post(
                "/intents",
                Json.object()
                        .put(
                                "intents",
                                Json.texts(intents.stream()
                                        .map(intent -> Hex.of(intent.item().toArray()))
                                        .toList()))
                        .done());
    }

    /**
     * Gives intents to a node and waits until the chain has settled each as done.
     *
     * @throws Refused with the result code where one was refused or expired
     * @throws Unreachable where the chain does not settle them in time; they may still be done, repeat to learn
     */
    public void settle(NodeDoor door, List<SignedIntent> intents) {
        send(door, intents);
        await(door, intents);
    }

    /** Waits for intents that were sent before. */
    public void await(NodeDoor door, List<SignedIntent> intents) {
        Instant end = surroundings.now().plus(PATIENCE);
        for (SignedIntent intent : intents) {
            await(door, intent.id(network.contracts()), end);
        }
    }

    private void await(NodeDoor door, IntentId id, Instant end) {
        while (true) {
            Json.Fields answer = door.get("/intents/" + Hex.of(id.digest().toArray()) + "?wait=20");
            String code = answer.findText("code").orElse("");
            if (DONE.contains(code)) {
                answer.find("block")
                        .filter(Json.Fields.class::isInstance)
                        .map(block -> ((Json.Fields) block).whole("number"))
                        .ifPresent(network::settledAt);
                return;
            }
            if (FINAL.contains(answer.text("state"))) {
                throw new Refused(
                        code.isEmpty() ? "INTENT_REFUSED" : code,
                        "The chain refused it: " + (code.isEmpty() ? answer.text("state") : code) + ".",
                        answer.findText("next").orElse("Read the account's state and do it anew."));
            }
            if (surroundings.now().isAfter(end)) {
                throw new Unreachable(
                        "The chain", "it has not settled the act within " + PATIENCE.toMinutes() + " min");
            }
        }
    }
}
