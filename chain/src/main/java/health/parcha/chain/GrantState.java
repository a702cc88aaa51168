package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** Where a grant's slot stands; that its time is over is for the clock to say. */
public enum GrantState {
    NONE(0),
    ACTIVE(1),
    REVOKED(2);

    private final int code;

    GrantState(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The state of that number; empty where it means nothing. */
    public static Optional<GrantState> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
