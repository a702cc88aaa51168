package health.parcha.chain.contract;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Seq;
import health.parcha.chain.Verdict;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to break the glass at one block.
 *
 * @param id digest of the Break
 * @param expires it runs while the block's time is before
 * @param confirmedBy number of the second clinician's account; 0 = the whole file is not open
 * @param recipient SHA-256 of the one-time recipient that shares are released to
 * @param subject salted commitment of the patient
 * @param reason salted commitment of the reason
 */
public record BreakFacts(
        Bytes32 id,
        AccountId doctor,
        MemberNumber member,
        Instant openedAt,
        Instant expires,
        Seq seq,
        long confirmedBy,
        boolean renewed,
        boolean explained,
        boolean explainedLate,
        Optional<Verdict> verdict,
        Digest recipient,
        Bytes32 subject,
        Bytes32 reason) {}
