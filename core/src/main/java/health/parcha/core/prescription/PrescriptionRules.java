package health.parcha.core.prescription;

import health.parcha.core.party.MemberNumber;
import health.parcha.core.prescription.Prescription.Dispense;
import health.parcha.core.prescription.Prescription.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who may do what with a prescription when: the contract's rules once more, pure, so that a client knows the answer before it
 * asks. What a signature, a seq or an account may be refused for is not judged here.
 */
public record PrescriptionRules(PrescriptionWaits waits) {
    private static final int LAST_COUNT = 255;
    private static final long DAY = Duration.ofDays(1).toSeconds();

    /** What comes of an act. */
    public sealed interface Verdict {
        record Next(Prescription prescription) implements Verdict {}

        record Refused(PrescriptionRefusal why) implements Verdict {}
    }

    /**
     * What else counts.
     *
     * @param time of the block that takes the act
     * @param isPrescriberMisused whether the prescriber's account is suspended for misuse
     */
    public record Now(Instant time, boolean isPrescriberMisused) {}

    /** Judges one act by somebody. */
    public Verdict judge(Prescription p, PrescriptionAct act, PrescriptionActor by, Now now) {
        Optional<PrescriptionRefusal> refusal = refusal(p, act, by, now);
        return refusal.isPresent()
                ? new Verdict.Refused(refusal.get())
                : new Verdict.Next(next(p, act, by, now.time()));
    }

    /** What it is just now. */
    public PrescriptionPhase phase(Prescription p, Instant time) {
        if (p.cancelled()) {
            return PrescriptionPhase.CANCELLED;
        }
        if (p.suspended()) {
            return PrescriptionPhase.SUSPENDED;
        }
        if (p.isWhole()) {
            return PrescriptionPhase.DISPENSED;
        }
        if (isClaimed(p, time)) {
            return PrescriptionPhase.CLAIMED;
        }
        if (!time.isBefore(p.end())) {
            return PrescriptionPhase.EXPIRED;
        }
        if (time.isBefore(p.terms().start()) || !hasRoom(p, day(time))) {
            return PrescriptionPhase.EARLY;
        }
        return p.firstDay().isPresent() ? PrescriptionPhase.PARTLY : PrescriptionPhase.READY;
    }

    /** When a claim's lease ends; empty while nobody holds it. */
    public Optional<Instant> leaseEnd(Prescription p) {
        return p.hold().map(hold -> hold.claimedAt().plus(waits.lease().multipliedBy(hold.leases())));
    }

    // ---- may it? ----

    private Optional<PrescriptionRefusal> refusal(Prescription p, PrescriptionAct act, PrescriptionActor by, Now now) {
        if (!isWhose(p, act, by, now.time())) {
            return refused(PrescriptionRefusal.WRONG_ACTOR);
        }
        return switch (act) {
            case PrescriptionAct.Claim a -> claim(p, a, now);
            case PrescriptionAct.RenewLease a -> renewLease(p, by, now.time());
            case PrescriptionAct.GiveBack a -> asHolder(p, by, now.time());
            case PrescriptionAct.Dispense a -> dispense(p, a, by, now.time());
            case PrescriptionAct.Reverse a -> reverse(p, a, by, now.time());
            case PrescriptionAct.Cancel a -> cancel(p, by, now.time());
            case PrescriptionAct.Suspend a -> stopped(p);
            case PrescriptionAct.Resume a -> resume(p);
            case PrescriptionAct.Alert a -> when(p.cancelled(), PrescriptionRefusal.PRESCRIPTION_CANCELLED);
            case PrescriptionAct.AnswerAlert a -> answer(p, by, now.time());
            case PrescriptionAct.Extend a -> extend(p, a, now.time());
            case PrescriptionAct.Release a -> release(p, now.time());
            case PrescriptionAct.Reissue a -> when(p.generation() == LAST_COUNT, PrescriptionRefusal.EXHAUSTED);
        };
    }

    private boolean isWhose(Prescription p, PrescriptionAct act, PrescriptionActor by, Instant time) {
        return switch (act) {
            case PrescriptionAct.Suspend a -> isPrescriberOrOrganisation(by);
            case PrescriptionAct.Resume a -> isPrescriberOrOrganisation(by);
            case PrescriptionAct.Alert a -> isOrganisation(by);
            case PrescriptionAct.Release a -> isKeyOrPrescriber(by);
            case PrescriptionAct.Reissue a -> isKeyOrPrescriber(by);
            case PrescriptionAct.Cancel a -> isKeyOrPrescriber(by) || mayCancel(p, by, time);
            default -> by instanceof PrescriptionActor.Pharmacist;
        };
    }

    /** Of the pharmacists, while one holds it, only that pharmacy's. */
    private boolean mayCancel(Prescription p, PrescriptionActor by, Instant time) {
        return by instanceof PrescriptionActor.Pharmacist && (!isClaimed(p, time) || isHeldBy(p, by, time));
    }

    private static boolean isOrganisation(PrescriptionActor by) {
        return by instanceof PrescriptionActor.Organisation
                || (by instanceof PrescriptionActor.Prescriber prescriber && prescriber.isOfOrganisation());
    }

    private static boolean isPrescriberOrOrganisation(PrescriptionActor by) {
        return by instanceof PrescriptionActor.Prescriber || isOrganisation(by);
    }

    private static boolean isKeyOrPrescriber(PrescriptionActor by) {
        return by instanceof PrescriptionActor.PrescriptionKey || by instanceof PrescriptionActor.Prescriber;
    }

    private Optional<PrescriptionRefusal> claim(Prescription p, PrescriptionAct.Claim act, Now now) {
        Optional<PrescriptionRefusal> refusal = switch (phase(p, now.time())) {
            case CANCELLED -> refused(PrescriptionRefusal.PRESCRIPTION_CANCELLED);
            case SUSPENDED -> refused(PrescriptionRefusal.PRESCRIPTION_SUSPENDED);
            case DISPENSED -> refused(PrescriptionRefusal.PRESCRIPTION_DISPENSED);
            case CLAIMED -> refused(PrescriptionRefusal.PRESCRIPTION_CLAIMED);
            case EXPIRED -> refused(PrescriptionRefusal.PRESCRIPTION_EXPIRED);
            case EARLY -> refused(PrescriptionRefusal.PRESCRIPTION_EARLY);
            case PARTLY, READY -> when(now.isPrescriberMisused(), PrescriptionRefusal.PRESCRIBER_MISUSE);
        };
        return refusal.or(() -> pickup(p, act.generation(), act.k()));
    }

    private static Optional<PrescriptionRefusal> pickup(Prescription p, int generation, int k) {
        if (generation != p.generation() || k != p.claims()) {
            return refused(PrescriptionRefusal.OLD_PICKUP);
        }
        return when(p.claims() == LAST_COUNT, PrescriptionRefusal.EXHAUSTED);
    }

    private Optional<PrescriptionRefusal> asHolder(Prescription p, PrescriptionActor by, Instant time) {
        return stopped(p).or(() -> when(!isHeldBy(p, by, time), PrescriptionRefusal.NOT_HELD));
    }

    private Optional<PrescriptionRefusal> renewLease(Prescription p, PrescriptionActor by, Instant time) {
        return asHolder(p, by, time)
                .or(() -> when(
                        p.hold().filter(hold -> hold.leases() >= waits.leases()).isPresent(),
                        PrescriptionRefusal.LEASE_AT_MOST));
    }

    private Optional<PrescriptionRefusal> dispense(
            Prescription p, PrescriptionAct.Dispense act, PrescriptionActor by, Instant time) {
        return stopped(p)
                .or(() -> when(!mayStillDispense(p, by, time), PrescriptionRefusal.NOT_HELD))
                .or(() -> when(p.alerted(), PrescriptionRefusal.ALERT_OPEN))
                .or(() -> quantities(p, act.quantities(), day(time)));
    }

    private static Optional<PrescriptionRefusal> quantities(Prescription p, Quantities asked, long day) {
        int lines = p.terms().lines().size();
        boolean isOfNoLine = asked.counts().stream().skip(lines).anyMatch(count -> count != 0);
        if (asked.isNone() || isOfNoLine) {
            return refused(PrescriptionRefusal.BAD_VALUE);
        }
        Quantities dispensed = p.dispensed();
        for (int i = 0; i < lines; i++) {
            Line line = p.terms().lines().get(i);
            int then = dispensed.at(i) + asked.at(i);
            if (then > line.total()) {
                return refused(PrescriptionRefusal.OVER_QUANTITY);
            }
            if (then > line.allowed(p.firstDay().orElse(day), day)) {
                return refused(PrescriptionRefusal.PRESCRIPTION_EARLY);
            }
        }
        return Optional.empty();
    }

    private Optional<PrescriptionRefusal> reverse(
            Prescription p, PrescriptionAct.Reverse act, PrescriptionActor by, Instant time) {
        Optional<Dispense> found = Optional.ofNullable(p.dispenses().get(act.delivery()));
        if (found.isEmpty()) {
            return refused(PrescriptionRefusal.NOT_FOUND);
        }
        Dispense dispense = found.get();
        if (!isOf(by, dispense.pharmacy())) {
            return refused(PrescriptionRefusal.WRONG_ACTOR);
        }
        if (dispense.reversed()) {
            return refused(PrescriptionRefusal.DISPENSE_REVERSED);
        }
        if (dispense.handedOver() && !act.countersigned()) {
            return refused(PrescriptionRefusal.HANDED_OVER);
        }
        Duration wait = dispense.handedOver() ? waits.handedReversal() : waits.reversal();
        return when(!time.isBefore(dispense.time().plus(wait)), PrescriptionRefusal.TOO_LATE)
                .or(() -> when(!dispense.quantities().equals(act.quantities()), PrescriptionRefusal.BAD_VALUE));
    }

    private Optional<PrescriptionRefusal> cancel(Prescription p, PrescriptionActor by, Instant time) {
        boolean byPharmacy = by instanceof PrescriptionActor.Pharmacist;
        boolean isClaimed = isClaimed(p, time);
        return when(p.cancelled(), PrescriptionRefusal.PRESCRIPTION_CANCELLED)
                .or(() -> when(p.isWhole(), PrescriptionRefusal.PRESCRIPTION_DISPENSED))
                .or(() -> when(isClaimed && !byPharmacy, PrescriptionRefusal.PRESCRIPTION_CLAIMED))
                .or(() -> when(byPharmacy && !isClaimed, PrescriptionRefusal.NOT_HELD));
    }

    private static Optional<PrescriptionRefusal> resume(Prescription p) {
        return when(p.cancelled(), PrescriptionRefusal.PRESCRIPTION_CANCELLED)
                .or(() -> when(!p.suspended(), PrescriptionRefusal.NOT_SUSPENDED));
    }

    private Optional<PrescriptionRefusal> answer(Prescription p, PrescriptionActor by, Instant time) {
        return stopped(p)
                .or(() -> when(!p.alerted(), PrescriptionRefusal.NO_ALERT))
                .or(() -> when(!mayStillDispense(p, by, time), PrescriptionRefusal.NOT_HELD));
    }

    private Optional<PrescriptionRefusal> extend(Prescription p, PrescriptionAct.Extend act, Instant time) {
        boolean isOrdinary = p.terms().lines().stream().allMatch(line -> line.lineClass() == LineClass.ORDINARY);
        return stopped(p)
                .or(() -> when(p.isWhole(), PrescriptionRefusal.PRESCRIPTION_DISPENSED))
                .or(() -> when(isClaimed(p, time), PrescriptionRefusal.PRESCRIPTION_CLAIMED))
                .or(() -> when(time.isBefore(p.end()), PrescriptionRefusal.NOT_EXPIRED))
                .or(() -> when(!time.isBefore(p.end().plus(waits.month())), PrescriptionRefusal.TOO_LATE))
                .or(() -> pickup(p, act.generation(), act.k()))
                .or(() -> when(!isOrdinary, PrescriptionRefusal.NOT_ALLOWED))
                .or(() -> when(act.extensions() >= waits.extensions(), PrescriptionRefusal.EXTENSIONS_USED));
    }

    private Optional<PrescriptionRefusal> release(Prescription p, Instant time) {
        return stopped(p)
                .or(() -> when(!isClaimed(p, time), PrescriptionRefusal.NOT_HELD))
                .or(() -> when(
                        p.hold()
                                .filter(hold -> time.isBefore(hold.claimedAt().plus(waits.release())))
                                .isPresent(),
                        PrescriptionRefusal.NOT_YET));
    }

    // ---- what becomes of it ----

    private Prescription next(Prescription p, PrescriptionAct act, PrescriptionActor by, Instant time) {
        return switch (act) {
            case PrescriptionAct.Claim a -> p.held(new Hold(pharmacy(by), time, 1), p.claims() + 1);
            case PrescriptionAct.RenewLease a -> {
                Hold hold = p.hold().orElseThrow();
                yield p.held(new Hold(hold.pharmacy(), hold.claimedAt(), hold.leases() + 1), p.claims());
            }
            case PrescriptionAct.GiveBack a -> p.free();
            case PrescriptionAct.Dispense a ->
                p.dispensed(new Dispense(pharmacy(by), time, a.quantities(), a.handedOver(), false), day(time));
            case PrescriptionAct.Reverse a ->
                p.reversed(
                        a.delivery(),
                        Optional.ofNullable(p.dispenses().get(a.delivery())).orElseThrow());
            case PrescriptionAct.Cancel a -> p.free().cancel();
            case PrescriptionAct.Suspend a -> p.free().suspend(true);
            case PrescriptionAct.Resume a -> p.suspend(false);
            case PrescriptionAct.Alert a -> p.alert(true);
            case PrescriptionAct.AnswerAlert a -> p.alert(false);
            case PrescriptionAct.Extend a -> p.endsAt(time.plus(waits.month()));
            case PrescriptionAct.Release a -> p.free();
            case PrescriptionAct.Reissue a -> p.free().reissue();
        };
    }

    // ---- who holds it ----

    private boolean isClaimed(Prescription p, Instant time) {
        return leaseEnd(p).filter(time::isBefore).isPresent();
    }

    private boolean isHeldBy(Prescription p, PrescriptionActor by, Instant time) {
        return isClaimed(p, time) && isHolder(p, by);
    }

    /** Held, or held last and not claimed since. */
    private boolean mayStillDispense(Prescription p, PrescriptionActor by, Instant time) {
        return isHolder(p, by)
                && leaseEnd(p)
                        .filter(end -> time.isBefore(end.plus(waits.lastHolder())))
                        .isPresent();
    }

    private static boolean isHolder(Prescription p, PrescriptionActor by) {
        return p.hold().filter(hold -> isOf(by, hold.pharmacy())).isPresent();
    }

    private static boolean isOf(PrescriptionActor by, MemberNumber pharmacy) {
        return by instanceof PrescriptionActor.Pharmacist pharmacist
                && pharmacist.pharmacy().equals(pharmacy);
    }

    private static MemberNumber pharmacy(PrescriptionActor by) {
        if (by instanceof PrescriptionActor.Pharmacist pharmacist) {
            return pharmacist.pharmacy();
        }
        throw new IllegalArgumentException("only a pharmacist claims and dispenses");
    }

    private static Optional<PrescriptionRefusal> stopped(Prescription p) {
        return when(p.cancelled(), PrescriptionRefusal.PRESCRIPTION_CANCELLED)
                .or(() -> when(p.suspended(), PrescriptionRefusal.PRESCRIPTION_SUSPENDED));
    }

    private static boolean hasRoom(Prescription p, long day) {
        Quantities dispensed = p.dispensed();
        for (int i = 0; i < p.terms().lines().size(); i++) {
            if (dispensed.at(i) < p.terms().lines().get(i).allowed(p.firstDay().orElse(day), day)) {
                return true;
            }
        }
        return false;
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), DAY);
    }

    private static Optional<PrescriptionRefusal> when(boolean so, PrescriptionRefusal why) {
        return so ? refused(why) : Optional.empty();
    }

    private static Optional<PrescriptionRefusal> refused(PrescriptionRefusal why) {
        return Optional.of(why);
    }
}
