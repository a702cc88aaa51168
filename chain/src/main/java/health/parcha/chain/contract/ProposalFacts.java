package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.Bytes32;
import health.parcha.chain.MemberKind;
import health.parcha.chain.ProposalSort;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal at one block.
 *
 * @param by the member that proposed
 * @param kind of the member to admit; empty for other proposals
 * @param executableFrom empty until it has passed
 * @param subject the member that it is about, where it is about one
 * @param successor the member that takes over
 * @param document of the member to admit, of the rules, or the reason
 */
public record ProposalFacts(
        MemberNumber by,
        ProposalSort sort,
        Optional<MemberKind> kind,
        boolean executed,
        Instant proposedAt,
        Optional<Instant> executableFrom,
        long approvals,
        Optional<MemberNumber> subject,
        Optional<MemberNumber> successor,
        Address relayer,
        Digest document,
        Bytes32 registry,
        List<Address> admins) {}
