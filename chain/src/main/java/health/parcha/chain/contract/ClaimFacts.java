package health.parcha.chain.contract;

import health.parcha.chain.Seq;
import health.parcha.core.claim.ClaimState;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;

/**
 * A claim's slots at one block.
 *
 * @param state NONE where it was withdrawn
 * @param round from 1; stays when withdrawn
 * @param seq the one that the next act must name
 * @param document of the newest document; zeros where it was withdrawn
 */
public record ClaimFacts(
        ClaimState state,
        MemberNumber payer,
        MemberNumber pharmacy,
        int round,
        Instant changedAt,
        Seq seq,
        Digest document) {}
