package health.parcha.chain.intent;

import health.parcha.chain.Bytes32;
import health.parcha.chain.Role;
import health.parcha.chain.VerificationLevel;
import health.parcha.core.party.MemberNumber;
import health.parcha.core.signed.Digest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What a member vouches for when it verifies an account.
 *
 * @param employer empty for a patient, the verifying member for everyone else
 * @param validUntil last valid day, UTC; empty = without end
 * @param profile SHA-256 of the profile document
 * @param namesTag keyed identity tag over the names; patients alone have one
 * @param identifierTag keyed identity tag over the national identifier, where a patient's is known
 */
public record Verification(
        VerificationLevel level,
        Set<Role> roles,
        Optional<MemberNumber> employer,
        Optional<LocalDate> validUntil,
        Digest profile,
        Optional<Bytes32> namesTag,
        Optional<Bytes32> identifierTag) {
    public Verification {
        roles = Set.copyOf(roles);
    }
}
