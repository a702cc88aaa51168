package health.parcha.node.grants;

import health.parcha.chain.GrantState;
import health.parcha.chain.statement.Ticket;
import health.parcha.chain.statement.View;
import health.parcha.core.consent.AccessAct;
import health.parcha.core.consent.GrantId;
import health.parcha.core.record.Handle;
import health.parcha.core.signed.Json;
import health.parcha.node.problems.Code;
import health.parcha.node.problems.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a ticket lets its grantee read. */
@Component
public final class ServedGrant {
    private static final int LOOKS = 6;
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final GrantStore store;
    private final GrantRules rules;

    ServedGrant(GrantStore store, GrantRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * The handles of a living grant with the time from which each is served.
     *
     * @param forward ticket and view as another member needs them to serve the same
     */
    public record Served(List<Handle> handles, List<Instant> since, Json.Fields forward) {}

    /** Members follow the chain moments apart: a grant that the owner's has seen settled is waited for. */
    private void awaitFollowed(Ticket ticket) {
        try {
            for (int i = 0; i < LOOKS && rules.state(ticket).state() == GrantState.NONE; i++) {
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Finds the grant that an access act is based on.
     *
     * @throws Refused NOT_GRANTED where it is not here or not this reader's, and as it stands on chain: REVOKED,
     *     GRANT_EXPIRED, OLD_GRANT_EPOCH, CHAIN_STALE, ...
     */
    public Served of(AccessAct act) {
        GrantId id;
        try {
            id = new GrantId(act.basisId());
        } catch (IllegalArgumentException e) {
            throw new Refused(Code.NOT_GRANTED, "The access act names no grant.");
        }
        SignedTicket signed = store.ticket(id)
                .map(GrantStore.Kept::ticket)
                .filter(kept -> kept.ticket().grantee().equals(act.account())
                        && kept.ticket().account().equals(act.subject()))
                .orElseThrow(() ->
                        new Refused(Code.NOT_GRANTED, "The patient has not granted this to " + act.account() + "."));
        awaitFollowed(signed.ticket());
        rules.requireLiving(signed.ticket());
        SignedView view = store.view(signed.ticket().view(), signed.ticket().account())
                .orElseThrow(() -> new Refused(Code.NOT_GRANTED, "The grant's view is not here yet."));
        return new Served(
                view.view().entries().stream().map(View.Entry::handle).toList(),
                view.view().entries().stream().map(View.Entry::since).toList(),
                view.into(signed.into(Json.object())).done());
    }
}
