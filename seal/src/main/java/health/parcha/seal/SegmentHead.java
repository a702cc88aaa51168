package health.parcha.seal;

import health.parcha.core.party.AccountId;
import health.parcha.core.party.NetworkId;
import health.parcha.core.record.Category;
import health.parcha.core.signed.Digest;
import java.util.Optional;

/**
 * Which segment an index file is.
 *
 * @param year calendar year, UTC, of the entries' dates
 * @param version 1 first
 * @param previous SHA-256 of the former version's JWS; present exactly when version is above 1
 */
public record SegmentHead(
        NetworkId network, AccountId account, Category category, int year, long version, Optional<Digest> previous) {

    public SegmentHead {
        if (version < 1 || previous.isPresent() != version > 1) {
            throw new IllegalArgumentException(
                    "version 1 has no previous one, every later version names its previous one");
        }
    }
}
