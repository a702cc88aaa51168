package health.parcha.chain.contract;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Keccak;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.Quantities;
import java.time.Instant;
import java.util.Arrays;

/**
 * A dispense's slot at one block.
 *
 * @param seq the one that a reversal must name
 * @param digest the first 20 bytes are those of its quantities' keccak; zeros behind
 */
public record DispenseFacts(
        MemberNumber pharmacy, Instant time, boolean handedOver, boolean reversed, Seq seq, Bytes32 digest) {
    private static final int KEPT = 20;

    /** Whether these are the quantities that were dispensed. */
    public boolean isOf(Quantities quantities) {
        byte[] hash = Keccak.hash(quantities.bytes()).toArray();
        return Arrays.equals(hash, 0, KEPT, digest.toArray(), 0, KEPT);
    }
}
