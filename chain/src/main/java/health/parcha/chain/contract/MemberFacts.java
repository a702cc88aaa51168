package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.chain.MemberStatus;
import health.parcha.chain.Seq;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;

/**
 * What the chain knows of a member at one block.
 *
 * @param document SHA-256 of the member's document
 */
public record MemberFacts(
        MemberNumber number, MemberKind kind, MemberStatus status, Address relayer, Seq seq, Digest document) {}
