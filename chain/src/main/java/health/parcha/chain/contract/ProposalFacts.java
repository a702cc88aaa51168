package health.parcha.chain.contract;

import health.parcha.chain.Address;
import health.parcha.chain.MemberKind;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposed member at one block.
 *
 * @param by the member that proposed
 * @param executableFrom empty until it has passed
 */
public record ProposalFacts(
        MemberNumber by,
        MemberKind kind,
        boolean executed,
        Instant proposedAt,
        Optional<Instant> executableFrom,
        long approvals,
        Address relayer,
        Digest document,
        List<Address> admins) {}
