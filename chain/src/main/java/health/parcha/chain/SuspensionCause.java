package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** Why an account was suspended. */
public enum SuspensionCause {
    ADMINISTRATIVE(1),
    MISUSE(2),
    LICENCE_LOST(3),
    IDENTITY_IN_DOUBT(4);

    private final int code;

    SuspensionCause(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The cause of that number; empty where it means nothing. */
    public static Optional<SuspensionCause> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
