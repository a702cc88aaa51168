package health.parcha.client.share;

import health.parcha.chain.statement.Ticket;
import health.parcha.client.people.Person;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Category;
import health.parcha.core.record.Handle;
import health.parcha.seal.GrantKeys;
import java.time.Instant;
import java.util.Optional;

/**
 * What an owner shared with me: the ticket and the keys, both checked against the owner's card and signer.
 *
 * @param state as the own node reads it from the chain: {@code active}, {@code revoked}, ...
 */
public record Share(GrantId id, Ticket ticket, Person owner, GrantKeys keys, String state, Optional<Instant> expiry) {
    public boolean isActive() {
        return state.equalsIgnoreCase("active");
    }

    /** Where a record of that category is filed; empty where this share does not let one write there. */
    public Optional<Handle> writeHandle(Category category) {
        return ticket.writeBack() ? Optional.ofNullable(keys.writeHandles().get(category)) : Optional.empty();
    }
}
