package health.parcha.chain.intent;

import health.parcha.chain.Contracts;
import health.parcha.chain.Seq;
import java.time.Instant;

/**
 * A message that changes one object on chain once its signer has signed it. Fields and their meaning: docs/spec/intents.md
 * section 6. The types refuse what has no place on the wire; whether an intent may pass is for the contracts to say.
 */
public sealed interface Intent
        permits MembersIntent,
                AccountsIntent,
                ConsentsIntent,
                PrescriptionsIntent,
                ClaimsIntent,
                EmergencyIntent,
                Anchor {
    /** The seq of the object that it changes, as the signer saw it. */
    Seq seq();

    /** The last second at which it may be executed; whole seconds, at most 24 hours ahead when it is. */
    Instant deadline();

    default Kind kind() {
        return Kind.of(this);
    }

    /** The EIP-712 digest on that network: what is signed and what the intent is known by. */
    default IntentId id(Contracts contracts) {
        Kind kind = kind();
        return new IntentId(contracts
                .domain(kind.module())
                .digest(kind.type().hash(IntentFields.of(this).words())));
    }
}
