package health.parcha.core.claim;

import health.parcha.core.party.MemberNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who may do what with a claim to a payer when: the contract's rules once more, pure. */
public record ClaimRules(ClaimWaits waits) {
    /** What comes of an act. */
    public sealed interface Verdict {
        record Next(PayerClaim claim) implements Verdict {}

        record Refused(ClaimRefusal why) implements Verdict {}
    }

    /**
     * What else counts.
     *
     * @param time of the block that takes the act
     * @param isDispenseReversed whether what is claimed for was taken back
     */
    public record Now(Instant time, boolean isDispenseReversed) {}

    /** Judges one act by somebody. */
    public Verdict judge(PayerClaim claim, ClaimAct act, ClaimActor by, Now now) {
        Optional<ClaimRefusal> refusal = refusal(claim, act, by, now);
        return refusal.isPresent()
                ? new Verdict.Refused(refusal.get())
                : new Verdict.Next(next(claim, act, by, now.time()));
    }

    private Optional<ClaimRefusal> refusal(PayerClaim claim, ClaimAct act, ClaimActor by, Now now) {
        boolean isNew = act instanceof ClaimAct.Submit || act instanceof ClaimAct.SubmitSecond;
        if (!isNew && claim.changedAt().isEmpty()) {
            return Optional.of(ClaimRefusal.NOT_FOUND);
        }
        if (!isWhose(claim, act, by)) {
            return Optional.of(ClaimRefusal.WRONG_ACTOR);
        }
        return switch (act) {
            case ClaimAct.Submit a -> submit(claim, now);
            case ClaimAct.SubmitSecond a -> submit(claim, now).or(() -> builds(a));
            case ClaimAct.Answer a ->
                in(claim, Set.of(ClaimState.SUBMITTED)).or(() -> after(claim, now, waits.answer()));
            case ClaimAct.Pay a -> in(claim, Set.of(ClaimState.ACCEPTED));
            case ClaimAct.Dispute a -> dispute(claim, now);
            case ClaimAct.Withdraw a -> in(claim, Set.of(ClaimState.SUBMITTED));
            case ClaimAct.Reverse a -> in(claim, Set.of(ClaimState.ACCEPTED, ClaimState.PAID));
        };
    }

    private static boolean isWhose(PayerClaim claim, ClaimAct act, ClaimActor by) {
        return switch (act) {
            case ClaimAct.Answer a -> isPayer(claim, by);
            case ClaimAct.Pay a -> isPayer(claim, by);
            case ClaimAct.Reverse a -> isPayer(claim, by) || isPharmacy(claim, by);
            default -> isPharmacy(claim, by);
        };
    }

    private static boolean isPayer(PayerClaim claim, ClaimActor by) {
        return by instanceof ClaimActor.Agent agent
                && claim.payer().filter(agent.payer()::equals).isPresent();
    }

    private static boolean isPharmacy(PayerClaim claim, ClaimActor by) {
        return by instanceof ClaimActor.Pharmacist pharmacist
                && pharmacist.pharmacy().equals(claim.pharmacy());
    }

    private static Optional<ClaimRefusal> submit(PayerClaim claim, Now now) {
        return claim.state() == ClaimState.NONE ? reversed(now) : Optional.of(named(claim.state()));
    }

    /** The first payer's answer of that round stands. */
    private static Optional<ClaimRefusal> builds(ClaimAct.SubmitSecond act) {
        return switch (act.first().state()) {
            case NONE, SUBMITTED -> Optional.of(ClaimRefusal.NOT_YET);
            case REVERSED_BY_PHARMACY, REVERSED_BY_PAYER -> Optional.of(ClaimRefusal.CLAIM_REVERSED);
            default -> when(act.cites() != act.first().round(), ClaimRefusal.OTHER_ROUND);
        };
    }

    private Optional<ClaimRefusal> dispute(PayerClaim claim, Now now) {
        Set<ClaimState> from = Set.of(ClaimState.SUBMITTED, ClaimState.REFUSED, ClaimState.REVERSED_BY_PAYER);
        return in(claim, from)
                .or(() -> reversed(now))
                .or(() -> claim.state() == ClaimState.SUBMITTED
                        ? when(isWithin(claim, now, waits.answer()), ClaimRefusal.NOT_YET)
                        : after(claim, now, waits.dispute()))
                .or(() -> when(claim.round() >= waits.rounds(), ClaimRefusal.ROUNDS_USED));
    }

    private static PayerClaim next(PayerClaim claim, ClaimAct act, ClaimActor by, Instant time) {
        return switch (act) {
            case ClaimAct.Submit a -> submitted(claim, a.payer(), time);
            case ClaimAct.SubmitSecond a -> submitted(claim, a.payer(), time);
            case ClaimAct.Answer a -> claim.to(a.accepted() ? ClaimState.ACCEPTED : ClaimState.REFUSED, time);
            case ClaimAct.Pay a -> claim.to(ClaimState.PAID, time);
            case ClaimAct.Dispute a -> claim.asks(a.payer(), claim.round() + 1, time);
            case ClaimAct.Withdraw a -> claim.to(ClaimState.NONE, time);
            case ClaimAct.Reverse a ->
                claim.to(
                        by instanceof ClaimActor.Agent ? ClaimState.REVERSED_BY_PAYER : ClaimState.REVERSED_BY_PHARMACY,
                        time);
        };
    }

    private static PayerClaim submitted(PayerClaim claim, MemberNumber payer, Instant time) {
        return claim.asks(payer, Math.max(1, claim.round()), time);
    }

    private static Optional<ClaimRefusal> in(PayerClaim claim, Set<ClaimState> states) {
        return when(!states.contains(claim.state()), named(claim.state()));
    }

    private static Optional<ClaimRefusal> reversed(Now now) {
        return when(now.isDispenseReversed(), ClaimRefusal.DISPENSE_REVERSED);
    }

    private static Optional<ClaimRefusal> after(PayerClaim claim, Now now, Duration wait) {
        return when(!isWithin(claim, now, wait), ClaimRefusal.TOO_LATE);
    }

    private static boolean isWithin(PayerClaim claim, Now now, Duration wait) {
        return claim.changedAt()
                .filter(at -> now.time().isBefore(at.plus(wait)))
                .isPresent();
    }

    /** The refusal that names a state. */
    private static ClaimRefusal named(ClaimState state) {
        return switch (state) {
            case NONE -> ClaimRefusal.NOT_FOUND;
            case SUBMITTED -> ClaimRefusal.CLAIM_SUBMITTED;
            case ACCEPTED -> ClaimRefusal.CLAIM_ACCEPTED;
            case REFUSED -> ClaimRefusal.CLAIM_REFUSED;
            case PAID -> ClaimRefusal.CLAIM_PAID;
            case REVERSED_BY_PHARMACY, REVERSED_BY_PAYER -> ClaimRefusal.CLAIM_REVERSED;
        };
    }

    private static Optional<ClaimRefusal> when(boolean so, ClaimRefusal why) {
        return so ? Optional.of(why) : Optional.empty();
    }
}
