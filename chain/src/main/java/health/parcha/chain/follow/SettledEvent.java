package health.parcha.chain.follow;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.intent.IntentId;
import java.util.Optional;

/**
 * An event with its place.
 *
 * @param intent the intent that did it; empty for founders and for an anchor that a relayer made directly
 * @param seq the one that the act was signed for
 * @param index place among all events of the block; unique in it, rising
 */
public record SettledEvent(ChainEvent event, Optional<IntentId> intent, Seq seq, Bytes32 transaction, int index) {}
