package health.parcha.chain.follow;

import health.parcha.chain.contract.ChainIdentity;

/**
 * The engine serves another chain than the one this store was begun on: another first block, or other code at the contracts'
 * addresses. The follower has stopped and changed nothing. Point the node to the right engine, or begin a new store.
 */
public final class OtherChain extends RuntimeException {
    private final transient ChainIdentity stored;
    private final transient ChainIdentity seen;

    OtherChain(ChainIdentity stored, ChainIdentity seen) {
        super("this is another chain: " + difference(stored, seen));
        this.stored = stored;
        this.seen = seen;
    }

    public ChainIdentity stored() {
        return stored;
    }

    public ChainIdentity seen() {
        return seen;
    }

    private static String difference(ChainIdentity stored, ChainIdentity seen) {
        if (!stored.network().equals(seen.network())) {
            return "network " + seen.network() + " instead of " + stored.network();
        }
        if (!stored.genesis().equals(seen.genesis())) {
            return "its first block is " + seen.genesis() + " instead of " + stored.genesis();
        }
        return "other code stands at the contracts' addresses";
    }
}
