package health.parcha.chain;

import java.util.Arrays;
import java.util.Optional;

/** Where a member stands. */
public enum MemberStatus {
    NONE(0),
    ACTIVE(1),
    SUSPENDED(2),
    REMOVED(3),
    SUCCEEDED(4);

    private final int code;

    MemberStatus(int code) {
        this.code = code;
    }

    /** The number on the chain. */
    public int code() {
        return code;
    }

    /** The status of that number; empty where it means nothing. */
    public static Optional<MemberStatus> ofCode(int code) {
        return Arrays.stream(values()).filter(v -> v.code == code).findFirst();
    }
}
