package health.parcha.core.claim;

import health.parcha.core.party.MemberNumber;

/** What can be done with a claim to a payer. */
public sealed interface ClaimAct {
    /**
     * Asks at rank 1.
     *
     * @param payer an active insurer
     */
    record Submit(MemberNumber payer) implements ClaimAct {}

    /**
     * Asks at rank 2.
     *
     * @param first claim 1
     * @param cites its round
     */
    record SubmitSecond(MemberNumber payer, PayerClaim first, int cites) implements ClaimAct {}

    record Answer(boolean accepted) implements ClaimAct {}

    record Pay() implements ClaimAct {}

    /** Asks again, perhaps another payer. */
    record Dispute(MemberNumber payer) implements ClaimAct {}

    record Withdraw() implements ClaimAct {}

    record Reverse() implements ClaimAct {}
}
