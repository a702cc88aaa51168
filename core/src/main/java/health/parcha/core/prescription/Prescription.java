package health.parcha.core.prescription;

import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A prescription as it stands. What it may become is for {@link PrescriptionRules}.
 *
 * @param end first second after the window; later than the terms' where a pharmacist extended it
 * @param hold who holds it, or held it last; empty since it was given back, dispensed or freed
 * @param claims ever made; the k of the pickup that works next
 * @param generation of the pickups that work
 * @param firstDay of a dispense, days since 1970 UTC; empty while nothing is dispensed
 * @param dispenses by the number of the claim that each ended
 */
public record Prescription(
        Terms terms,
        Instant end,
        Optional<Hold> hold,
        int claims,
        int generation,
        Optional<Long> firstDay,
        boolean cancelled,
        boolean suspended,
        boolean alerted,
        Map<Integer, Dispense> dispenses) {
    public Prescription {
        dispenses = Map.copyOf(dispenses);
    }

    /** A claim that runs, or ran last. */
    public record Hold(MemberNumber pharmacy, Instant claimedAt, int leases) {}

    /** A trace that stays, also when it is reversed. */
    public record Dispense(
            MemberNumber pharmacy, Instant time, Quantities quantities, boolean handedOver, boolean reversed) {
        Dispense reverse() {
            return new Dispense(pharmacy, time, quantities, handedOver, true);
        }
    }

    /** As the prescriber signed it. */
    public static Prescription written(Terms terms) {
        return new Prescription(
                terms, terms.end(), Optional.empty(), 0, 0, Optional.empty(), false, false, false, Map.of());
    }

    /** What is dispensed and not reversed. */
    public Quantities dispensed() {
        return dispenses.values().stream()
                .filter(dispense -> !dispense.reversed())
                .map(Dispense::quantities)
                .reduce(Quantities.NONE, Quantities::plus);
    }

    /** Whether every line stands at its total. */
    public boolean isWhole() {
        Quantities dispensed = dispensed();
        for (int i = 0; i < terms.lines().size(); i++) {
            if (dispensed.at(i) != terms.lines().get(i).total()) {
                return false;
            }
        }
        return true;
    }

    Prescription free() {
        return with(Optional.empty(), claims, firstDay, dispenses);
    }

    Prescription held(Hold by, int claims) {
        return with(Optional.of(by), claims, firstDay, dispenses);
    }

    /** With a dispense that ends the claim. */
    Prescription dispensed(Dispense dispense, long day) {
        Map<Integer, Dispense> all = new TreeMap<>(dispenses);
        all.put(claims, dispense);
        return with(Optional.empty(), claims, Optional.of(firstDay.orElse(day)), all);
    }

    /** With a dispense undone. Where nothing is left, the first day is forgotten. */
    Prescription reversed(int delivery, Dispense dispense) {
        Map<Integer, Dispense> all = new TreeMap<>(dispenses);
        all.put(delivery, dispense.reverse());
        Prescription next = with(hold, claims, firstDay, all);
        return next.dispensed().isNone() ? next.with(hold, claims, Optional.empty(), all) : next;
    }

    Prescription cancel() {
        return flags(true, suspended, alerted);
    }

    Prescription suspend(boolean on) {
        return flags(cancelled, on, alerted);
    }

    Prescription alert(boolean on) {
        return flags(cancelled, suspended, on);
    }

    Prescription endsAt(Instant later) {
        return new Prescription(
                terms, later, hold, claims, generation, firstDay, cancelled, suspended, alerted, dispenses);
    }

    Prescription reissue() {
        return new Prescription(
                terms, end, hold, claims, generation + 1, firstDay, cancelled, suspended, alerted, dispenses);
    }

    private Prescription flags(boolean isCancelled, boolean isSuspended, boolean isAlerted) {
        return new Prescription(
                terms, end, hold, claims, generation, firstDay, isCancelled, isSuspended, isAlerted, dispenses);
    }

    private Prescription with(Optional<Hold> by, int claimsMade, Optional<Long> first, Map<Integer, Dispense> all) {
        return new Prescription(terms, end, by, claimsMade, generation, first, cancelled, suspended, alerted, all);
    }
}
