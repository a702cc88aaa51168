package health.parcha.core.claim;

/** Where a claim stands. */
public enum ClaimState {
    NONE,
    SUBMITTED,
    ACCEPTED,
    REFUSED,
    PAID,
    REVERSED_BY_PHARMACY,
    REVERSED_BY_PAYER
}
