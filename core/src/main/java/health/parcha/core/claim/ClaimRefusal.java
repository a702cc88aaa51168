package health.parcha.core.claim;

/** Why an act on a claim is refused; but for WRONG_ACTOR the names are those of the chain's result codes. */
public enum ClaimRefusal {
    /** Not this actor's to do. On chain the code says more exactly why. */
    WRONG_ACTOR,
    NOT_FOUND,
    NOT_YET,
    TOO_LATE,
    DISPENSE_REVERSED,
    CLAIM_SUBMITTED,
    CLAIM_ACCEPTED,
    CLAIM_REFUSED,
    CLAIM_PAID,
    CLAIM_REVERSED,
    ROUNDS_USED,
    OTHER_ROUND
}
