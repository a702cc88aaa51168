package health.parcha.node.grants;

import health.parcha.chain.contract.GrantFacts;
import java.time.Instant;

/** A grant's state in a word: {@code none} (not on chain yet), {@code active}, {@code expired}, {@code revoked}. */
final class GrantWord {
    private GrantWord() {}

    static String of(GrantFacts slot, Instant blockTime, boolean oldEpoch) {
        return switch (slot.state()) {
            case NONE -> "none";
            case REVOKED -> "revoked";
            case ACTIVE -> oldEpoch ? "revoked" : slot.isActive(blockTime) ? "active" : "expired";
        };
    }
}
