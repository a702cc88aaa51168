package health.parcha.node.intents;

import health.parcha.chain.intent.SignedIntent;
import java.util.Optional;

/** What this member has to tell the chain of its own accord: signed by the relayer's key, one intent at a time. */
public interface RelayerTask {
    /**
     * The next intent; empty where there is nothing to tell now. Asked in the one process that sends, several times a second,
     * and not before the intent of before has its outcome.
     */
    Optional<SignedIntent> next();
}
