package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** Where an account stands. */
public enum AccountStatus {
    NONE(0),
    PENDING(1),
    VERIFIED(2),
    SUSPENDED(3),
    CLOSED(4),
    PROVISIONAL(5),
    DECEASED(6);

    private final int code;

    AccountStatus(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The status of that number; empty where it means nothing. */
    public static Optional<AccountStatus> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
