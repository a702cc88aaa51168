package health.parcha.core.claim;

import health.parcha.core.party.MemberNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A claim for one dispense at one rank, as it stands.
 *
 * @param pharmacy that dispensed
 * @param payer that is asked; empty before the first submission
 * @param round 0 before the first submission; stays when withdrawn
 * @param changedAt of the last act; empty before the first
 */
public record PayerClaim(
        ClaimState state, MemberNumber pharmacy, Optional<MemberNumber> payer, int round, Optional<Instant> changedAt) {
    /** Nothing asked yet for what that pharmacy dispensed. */
    public static PayerClaim none(MemberNumber pharmacy) {
        return new PayerClaim(ClaimState.NONE, pharmacy, Optional.empty(), 0, Optional.empty());
    }

    PayerClaim to(ClaimState next, Instant time) {
        return new PayerClaim(next, pharmacy, payer, round, Optional.of(time));
    }

    PayerClaim asks(MemberNumber whom, int nextRound, Instant time) {
        return new PayerClaim(ClaimState.SUBMITTED, pharmacy, Optional.of(whom), nextRound, Optional.of(time));
    }
}
