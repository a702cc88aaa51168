package health.parcha.seal;

import health.parcha.core.consent.GrantId;
import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a patient signs with the keys of a grant. Purpose, period and erase-at bind honest clients and are audited; no
 * node enforces them.
 *
 * @param account the patient
 * @param version 1 first, one more each time keys are sent again
 * @param grantee the person or department
 * @param from start of the data period; empty is open
 * @param until end of the data period; empty is open
 * @param eraseAt when the grantee is to forget; empty is never asked
 */
public record GrantTerms(
        NetworkId network,
        AccountId account,
        GrantId grant,
        long version,
        AccountId grantee,
        String purpose,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Instant> eraseAt) {

    public GrantTerms {
        if (version < 1 || purpose.isBlank()) {
            throw new IllegalArgumentException("grant keys have a version from 1 and a purpose");
        }
        from = from.map(GrantTerms::millis);
        until = until.map(GrantTerms::millis);
        eraseAt = eraseAt.map(GrantTerms::millis);
    }

    private static Instant millis(Instant time) {
        return Instant.ofEpochMilli(time.toEpochMilli());
    }
}
