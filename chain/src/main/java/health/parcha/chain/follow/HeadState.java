package health.parcha.chain.follow;

import java.time.Duration;

/** How far a picture of the chain can be trusted now. A node serves grants on a fresh head alone. */
public sealed interface HeadState {
    /** The head advanced that long ago. */
    record Fresh(Duration age) implements HeadState {}

    /** CHAIN_STALE: the head has not advanced for longer than allowed. */
    record Stale(Duration age) implements HeadState {}

    /**
     * CLOCK_OFF: the newest block's time was that far from this machine's clock when it was first seen; positive = the block
     * is ahead.
     */
    record ClockOff(Duration blockAhead) implements HeadState {}

    /** CHAIN_STALE: no head has been seen since the start. */
    record NothingSeen() implements HeadState {}
}
