package health.parcha.chain.intent;

import health.parcha.chain.Address;
import health.parcha.chain.Seq;
import health.parcha.core.consent.GrantId;
import java.time.Instant;

/** Acts about one blinded grant, signed by the controller, a key made for this grant alone. The seq is the slot's. */
public sealed interface ConsentsIntent extends Intent {
    Address controller();

    /** hashStruct of the ticket. */
    GrantId grantId();

    /**
     * Opens a grant.
     *
     * @param expiry first second at which the grant is over
     */
    record Grant(Address controller, GrantId grantId, Instant expiry, Seq seq, Instant deadline)
            implements ConsentsIntent {}

    /**
     * Makes a grant last longer.
     *
     * @param expiry later than the stored one
     */
    record Renew(Address controller, GrantId grantId, Instant expiry, Seq seq, Instant deadline)
            implements ConsentsIntent {}

    /** Ends the grant for ever. */
    record Revoke(Address controller, GrantId grantId, Seq seq, Instant deadline) implements ConsentsIntent {}
}
