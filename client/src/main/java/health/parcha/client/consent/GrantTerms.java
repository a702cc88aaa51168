package health.parcha.client.consent;

import health.parcha.core.party.AccountId;
import health.parcha.core.record.Category;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an owner is about to grant.
 *
 * @param past whether what is there already is shown, or only what comes from now on
 * @param writeBack whether the grantee may add records
 * @param expiry when it ends by itself
 * @param purpose in words; binds honest clients and is audited
 * @param consent the FHIR Consent, JSON as text, which goes with the keys
 */
public record GrantTerms(
        AccountId grantee,
        Set<Category> categories,
        boolean past,
        boolean writeBack,
        Instant expiry,
        String purpose,
        String consent) {
    public GrantTerms {
        categories = Set.copyOf(categories);
        if (categories.isEmpty()) {
            throw new IllegalArgumentException("a grant names at least one category");
        }
    }

    /** Every category but the private drawer, which is in no grant unless named by itself. */
    public static Set<Category> wholeFile() {
        EnumSet<Category> all = EnumSet.allOf(Category.class);
        all.remove(Category.PRIVATE);
        return Set.copyOf(all);
    }
}
