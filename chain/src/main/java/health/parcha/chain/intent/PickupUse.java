package health.parcha.chain.intent;

import health.parcha.chain.Bytes32;
import java.util.Optional;

/**
 * Which of a prescription's pickups is shown; its key signs second.
 *
 * @param generation the stored one, 0 to 255
 * @param k the stored claim count, 0 to 255
 * @param bearer salted hash of the name of whoever may bring it; empty = anybody
 */
public record PickupUse(int generation, int k, Optional<Bytes32> bearer) {
    public PickupUse {
        if (generation < 0 || generation > 255 || k < 0 || k > 255) {
            throw new IllegalArgumentException("a pickup's generation and k are 0 to 255");
        }
    }
}
