package health.parcha.chain.relay;

import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.IntentId;
import health.parcha.chain.rpc.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * One transaction of this relayer that has not settled yet.
 *
 * @param nonce its place in the relayer's stream
 * @param versions what was signed for that nonce, oldest first; a later one offers more for gas; any may be mined
 * @param intents in the order of the items
 */
public record Dispatch(long nonce, List<Transaction.Signed> versions, List<IntentId> intents) {
    public Dispatch {
        versions = List.copyOf(versions);
        intents = List.copyOf(intents);
        if (versions.isEmpty() || intents.isEmpty()) {
            throw new IllegalArgumentException("a dispatch has a transaction and intents");
        }
    }

    /** What it is known by in the journal: the hash of its first version. */
    public Bytes32 id() {
        return versions.getFirst().hash();
    }

    public Transaction.Signed newest() {
        return versions.getLast();
    }

    Dispatch with(Transaction.Signed version) {
        List<Transaction.Signed> more = new ArrayList<>(versions);
        more.add(version);
        return new Dispatch(nonce, more, intents);
    }
}
