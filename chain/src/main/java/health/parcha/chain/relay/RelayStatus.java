package health.parcha.chain.relay;

import java.util.Optional;

/**
 * How a relay stands.
 *
 * @param waiting intents on no transaction
 * @param onTheirWay transactions that have not settled
 * @param problem why the engine takes no transaction, in its own words (no funds, for instance); empty while it does
 */
public record RelayStatus(int waiting, int onTheirWay, Optional<String> problem) {
    static final RelayStatus IDLE = new RelayStatus(0, 0, Optional.empty());
}
