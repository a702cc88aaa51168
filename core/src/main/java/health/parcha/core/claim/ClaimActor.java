package health.parcha.core.claim;

import health.parcha.core.party.MemberNumber;

/** Who acts on a claim; that he is verified and has the role is known already. */
public sealed interface ClaimActor {
    /** A pharmacist, for the pharmacy that employs him. */
    record Pharmacist(MemberNumber pharmacy) implements ClaimActor {}

    /** An insurer's agent. */
    record Agent(MemberNumber payer) implements ClaimActor {}

    record Stranger() implements ClaimActor {}
}
