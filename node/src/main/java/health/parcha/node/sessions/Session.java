package health.parcha.node.sessions;

import health.parcha.core.party.AccountId;
import java.time.Instant;

/**
 * Who calls. A handler that takes a {@code Session} refuses callers without one (NOT_LOGGED_IN); one that takes an
 * {@code Optional<Session>} lets them in. It says who calls and never replaces an access act.
 */
public record Session(AccountId account, Instant expires) {}
