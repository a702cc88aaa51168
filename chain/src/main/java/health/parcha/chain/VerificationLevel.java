package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** How sure a member is of a person. */
public enum VerificationLevel {
    DOCUMENTS(1),
    IN_PERSON(2);

    private final int code;

    VerificationLevel(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The level of that number; empty where it means nothing. */
    public static Optional<VerificationLevel> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
