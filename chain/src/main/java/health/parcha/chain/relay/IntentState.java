package health.parcha.chain.relay;

import health.parcha.chain.BlockRef;
import health.parcha.chain.Bytes32;
import health.parcha.chain.intent.ResultCode;

/** Where an intent stands on its way. */
public sealed interface IntentState {
    /** Journalled; not yet looked at. */
    record Received() implements IntentState {}

    /**
     * Held back.
     *
     * @param why what the contracts would say now; the relay tries again until they say otherwise, for good, or the deadline
     */
    record Queued(ResultCode why) implements IntentState {}

    /**
     * Handed to the engine, or about to be.
     *
     * @param transaction the newest one that carries it
     */
    record Sent(Bytes32 transaction) implements IntentState {}

    /**
     * In a block that is not settled yet.
     *
     * @param code what the contract answered
     */
    record Mined(Bytes32 transaction, BlockRef block, ResultCode code) implements IntentState {}

    /**
     * Done for good.
     *
     * @param block the settled block with its success event
     * @param code OK, or DONE where another copy of it was the one that passed
     */
    record Final(BlockRef block, ResultCode code) implements IntentState {}

    /**
     * Refused for good.
     *
     * @param block the settled block in whose state it was refused
     */
    record Rejected(BlockRef block, ResultCode code) implements IntentState {}

    /**
     * Its deadline passed without effect.
     *
     * @param block a settled block after the deadline
     */
    record Expired(BlockRef block) implements IntentState {}

    /** Whether nothing more happens to it, short of the chain taking a settled block back. */
    default boolean isTerminal() {
        return switch (this) {
            case Final f -> true;
            case Rejected r -> true;
            case Expired e -> true;
            case Received r -> false;
            case Queued q -> false;
            case Sent s -> false;
            case Mined m -> false;
        };
    }
}
