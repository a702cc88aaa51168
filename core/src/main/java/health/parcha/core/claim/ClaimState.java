package health.parcha.core.claim;

import java.util.Arrays;
import java.util.Optional;

/** Where a claim stands. */
public enum ClaimState {
    /** Never made, or withdrawn. */
    NONE(0),
    SUBMITTED(1),
    ACCEPTED(2),
    REFUSED(3),
    PAID(4),
    REVERSED_BY_PHARMACY(5),
    REVERSED_BY_PAYER(6);

    private final int code;

    ClaimState(int code) {
        this.code = code;
    }

    /** The number that stands for it on chain. */
    public int code() {
        return code;
    }

    /** Empty for a number that means nothing. */
    public static Optional<ClaimState> ofCode(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }
}
