package health.parcha.client.joining;

import health.parcha.client.membership.Candidacy;
import health.parcha.client.membership.Proposal;
import health.parcha.core.party.MemberNumber;

/** How far an organisation has come. Every state has its files written; the same command leads on from each. */
public sealed interface Joined {
    Candidacy candidacy();

    /**
     * Nobody has proposed it, as far as the members that were asked say.
     *
     * @param heard whether any member answered
     */
    record Prepared(Candidacy candidacy, boolean heard) implements Joined {}

    /**
     * It is proposed.
     *
     * @param needed approvals
     */
    record Proposed(Candidacy candidacy, Proposal proposal, long needed) implements Joined {}

    /**
     * The chain names its document under its number: the node may start.
     *
     * @param mayStart whether everything that the node needs is in the folder; else a hospital lacks the tag key
     * @param answers whether a node answers at its address
     */
    record Admitted(Candidacy candidacy, MemberNumber number, boolean mayStart, boolean answers) implements Joined {}
}
