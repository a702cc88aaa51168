package health.parcha.chain.contract;

import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.Quantities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A prescription's slots at one block.
 *
 * @param prescriber number of the account
 * @param end first second after the window
 * @param holder empty since it was given back, dispensed or freed
 * @param firstDay of a dispense, UTC
 * @param seq the one that the next act must name
 * @param claims ever made; the k of the pickup that works next
 * @param generation of the pickups that work
 * @param whole whether every line stands at its total
 */
public record PrescriptionFacts(
        long prescriber,
        MemberNumber organisation,
        Instant end,
        Optional<Holder> holder,
        Optional<LocalDate> firstDay,
        Seq seq,
        int claims,
        int generation,
        boolean cancelled,
        boolean suspended,
        boolean alerted,
        boolean whole,
        Quantities dispensed) {
    /**
     * Who holds it, or held it last.
     *
     * @param leaseEnd first second after the lease
     */
    public record Holder(MemberNumber pharmacy, Instant claimedAt, Instant leaseEnd) {}

    /** Whether a lease runs at that time of the chain. */
    public boolean isClaimed(Instant blockTime) {
        return holder.filter(by -> blockTime.isBefore(by.leaseEnd())).isPresent();
    }
}
