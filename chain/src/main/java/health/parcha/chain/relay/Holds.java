package health.parcha.chain.relay;

import health.parcha.chain.BlockRef;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.intent.ResultCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which intents are not tried just now, and why. It is memory alone: after a restart each is tried at once, which costs one
 * question to the engine.
 */
final class Holds {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Map<IntentId, Hold> holds = new HashMap<>();

    /**
     * @param judgement empty for a code that may pass later
     */
    private record Hold(int attempt, long until, Optional<Judgement> judgement) {}

    /**
     * What the contracts would have said.
     *
     * @param at the head after asking: once it is settled, the answer stands
     */
    record Judgement(ResultCode code, BlockRef at) {}

    /** Tries again after a pause that grows from try to try. */
    void pause(IntentId id, long now) {
        int attempt = Optional.ofNullable(holds.get(id)).map(Hold::attempt).orElse(0);
        long pause = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempt, 10));
        holds.put(id, new Hold(attempt + 1, now + pause, Optional.empty()));
    }

    /** Waits until the block of the judgement is settled or gone. */
    void judge(IntentId id, Judgement judgement) {
        holds.put(id, new Hold(0, Long.MAX_VALUE, Optional.of(judgement)));
    }

    Optional<Judgement> judgement(IntentId id) {
        return Optional.ofNullable(holds.get(id)).flatMap(Hold::judgement);
    }

    boolean isHeld(IntentId id, long now) {
        return Optional.ofNullable(holds.get(id))
                .filter(hold -> hold.judgement().isPresent() || hold.until() - now > 0)
                .isPresent();
    }

    void release(IntentId id) {
        holds.remove(id);
    }

    void keepOnly(Set<IntentId> open) {
        holds.keySet().retainAll(open);
    }
}
