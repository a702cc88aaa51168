package health.parcha.chain.relay;

import health.parcha.chain.intent.Kind;

/**
 * How much gas an item may use, with room above what was measured alone in a batch. An engine packs blocks by these limits,
 * so they are tight; an estimate by the engine would be too low, for a contract survives an item that runs out of gas.
 */
final class GasTable {
    /** The transaction itself and the router's frame. */
    static final long FRAME = 60_000;
    /** The most that one transaction may ask for: below the cap of 2^24 that newer engines set. */
    static final long MOST = 15_000_000;

    private GasTable() {}

    static long of(Kind kind) {
        return switch (kind) {
            case PROPOSE -> 420_000;
            case APPROVE, ROTATE_MEMBER_KEYS -> 110_000;
            case EXECUTE -> 420_000;
            case REGISTER -> 130_000;
            case VERIFY -> 170_000;
            case VERIFY_HOMONYM -> 210_000;
            case CLOSE -> 90_000;
            case PUBLISH_CARD, PUBLISH_KEYRING -> 75_000;
            case SUSPEND, REINSTATE, ROTATE_SIGNER, REVOKE_ALL -> 60_000;
            case GRANT -> 60_000;
            case RENEW, REVOKE -> 40_000;
            case ANCHOR -> 90_000;
        };
    }
}
