package health.parcha.client.consent;

import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A grant that the owner has made, as the home member keeps it, its ticket and view checked to be the owner's own.
 *
 * @param since by granted category, from when on records are served; the epoch = from the beginning
 * @param seq of the grant's slot on chain
 */
public record MadeGrant(
        GrantId id,
        Ticket ticket,
        View view,
        Map<Category, Instant> since,
        String state,
        Optional<Instant> expiry,
        long seq) {
    public MadeGrant {
        since = Map.copyOf(since);
    }

    public boolean isActive() {
        return state.equalsIgnoreCase("active");
    }
}
